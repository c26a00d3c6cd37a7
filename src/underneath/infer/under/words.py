"""Words and phrases that tell one feeling, by feeling. Our own lists; lower-case words or lemmas, phrases with _."""

from __future__ import annotations

from typing import Final

from underneath.infer.lexicon.bag import bag

TELLING: Final[dict[str, frozenset[str]]] = {
    "admiration": bag(
        """admire admiration admiring awe awed impressed marvel wonderful magnificent splendid brilliant incredible
        respect revere reverence worship applaud clap finest looked_up_to hero idol breathtaking beautiful"""
    ),
    "amusement": bag(
        """laugh laughter giggle chuckle snort snigger grin smirk amuse amused amusement funny joke tease twitch
        crinkle cackle guffaw titter mirth comic hilarious dimple wink twinkle hiccup roared bit_the_inside"""
    ),
    "anger": bag(
        """angry anger angrily fury furious furiously rage enrage hate hatred loathe wrath seethe glare snarl growl
        roar shout yell slam bang thump clench fist spit bark storm vein teeth jaw tore swore curse murderous
        outrage hissed temper black_look saw_red how_dare crash stamp livid"""
    ),
    "annoyance": bag(
        """annoy annoyed annoyance irritate irritated irritably irritation cross crossly huff sniff scowl snap roll
        tut grumble grumpy groan exasperate exasperated impatient impatiently impatience nuisance bother peevish
        testy rolled_her_eyes rolled_his_eyes clicked_her_tongue eyebrow sour sourly"""
    ),
    "approval": bag(
        """approve approval approving nod nodded good right well_done thumbs-up applause agree clap pat satisfied
        grunt"""
    ),
    "caring": bag(
        """care caring gentle gently tender tenderly tuck blanket soothe stroke comfort protect hold pat kindly
        kind kindness nurse feed wrap arm carry shawl worry worried concern concerned anxious rock careful coat
        soup supper cheek shoulder put_her_arm put_his_arm"""
    ),
    "confusion": bag(
        """confuse confused confusion puzzle puzzled bewilder bewildered baffle baffled blink frown perplexed lost
        muddle scratch no_idea what_on_earth n't_understand did_not_understand made_no_sense at_a_loss
        wrong-footed"""
    ),
    "curiosity": bag(
        """curious curiously curiosity wonder interested peer lean inquisitive nosy ask question craned sniff pry
        investigate tilt head_on_one who_is what_is eavesdrop prick bent_closer leaned_in"""
    ),
    "desire": bag(
        """want desire long longing crave yearn yearning hunger hungry hungrily covet lust ache itch temptation
        tempt wish stroke mouth lips throat thumb pulled_toward could_not_stop"""
    ),
    "disappointment": bag(
        """disappoint disappointed disappointment let_down face_fell fell hope hoped sink crestfallen sigh oh
        never_mind empty deflate had_hoped only"""
    ),
    "disapproval": bag(
        """disapprove disapproval disapproving tut frown thin pursed purse shake_his_head shook_her_head
        shook_his_head reproach reprove stern sternly raised_eyebrow frosty scandal folded_her_arms lips_went"""
    ),
    "disgust": bag(
        """disgust disgusted disgusting revolt revolting vile foul filthy sick retch gag nausea nauseous vomit
        stink sour wrinkle curl loathing repulsed shudder bile wiped_his_hand held_her_nose through_his_mouth"""
    ),
    "embarrassment": bag(
        """embarrass embarrassed embarrassment blush flush red pink crimson scarlet ears mortify mortified awkward
        awkwardly sheepish sheepishly stammer mumble cough collar neck beetroot shame ashamed humiliate cringe
        cheeks heat hot shoes went_red went_pink colour_of shuffle"""
    ),
    "excitement": bag(
        """excite excited excitedly excitement thrill eager eagerly breathless bounce shine shining glitter bright
        sparkle alight fizz tingle jump whoop can_hardly could_hardly tumbling quicken wide-eyed hop"""
    ),
    "fear": bag(
        """fear afraid fright frightened frighten scared scare terror terrified terrify dread panic horror
        horrified alarm white pale grey bloodless cold ice sweat shake tremble shiver quiver scream shriek
        flinch freeze froze frozen heart pulse hammer pound thud breath dry wide back_away knuckles blood_went
        stomach drain cower whimper stock-still green clutch grip hair_stood"""
    ),
    "gratitude": bag(
        """thank thanks grateful gratefully gratitude bless obliged kissed_his_hand owe kindness pressed_her_hand
        bow bowed thankful"""
    ),
    "grief": bag(
        """grief grieve mourn mourning weep wept sob wail howl keen tears cry crying dead death funeral grave
        coffin buried widow loss lost gone black empty_chair anguish broken bereft heartbroken knees forehead
        fold crumple sank slid rocked sound_that noise"""
    ),
    "joy": bag(
        """joy joyful happy happily happiness glad gladly delight delighted beam smile smiling grin dance sing hum
        skip whoop hug laugh laughing lit_up lit merry merrily cheer radiant light bliss twirl spin bounce shout
        hooray hurray glow sunny pleased triumph"""
    ),
    "love": bag(
        """love loved loving lovingly beloved adore dear darling sweetheart kiss tender tenderly tenderness fond
        fondly hand heart gaze cherish embrace nuzzle thumb forehead lean hair face leaned_into smile warm
        lovelorn sleeping together hers his_hand her_hand"""
    ),
    "nervousness": bag(
        """nervous nervously nerves anxious anxiously fidget twist twisting wring swallow swallowed tap drum pace
        stutter stammer falter fumble sweat sweaty palms lick bite chew collar cleared clear throat restless
        jiggle wipe smooth check hesitate knee butterflies dry pluck picked_at glance clock voice_cracked
        too_fast"""
    ),
    "optimism": bag(
        """hope hopeful hopefully optimism optimistic tomorrow next_year someday better will_be_fine be_all_right
        brighten chance plan spring"""
    ),
    "pride": bag(
        """proud proudly pride chest taller boast swagger strut glow beam medal chin triumph triumphant my_boy
        my_girl puffed smirk preen laid_it_himself stood_straight"""
    ),
    "realization": bag(
        """realise realize realised realized realization understand understood dawn penny_dropped oh saw_it
        came_to_him came_to_her it_struck struck so_that_was stopped_dead of_course slowly suddenly went_still
        mouth_open counted"""
    ),
    "relief": bag(
        """relief relieved relax relaxed loosen breathe breathed breath exhale let_out sag slump knees weak safe
        alive thank_god sat_down down shoulders unclench sigh limp leaned laughing_and laughed_and over weight
        at_last unknot let_go came_undone"""
    ),
    "remorse": bag(
        """remorse guilt guilty guiltily sorry regret fault ashamed shame forgive blame should_have n't_have
        could_not_meet n't_meet meet_her_eye meet_his_eye look_at hung conscience contrite penitent winced
        wretched never_should if_only too_late"""
    ),
    "sadness": bag(
        """sad sadly sadness sorrow sorrowful unhappy unhappily lonely loneliness alone miserable misery melancholy
        wistful wistfully tears tear weep cry sigh droop small quiet empty homesick hurt ache miss missed gloom
        glum lip eyes_filled swim old tired dull sank down_like"""
    ),
    "surprise": bag(
        """surprise surprised startle startled astonish astonished astonishment amaze amazed shock shocked stare
        gape gasp jump jumped drop dropped blink eyebrows jaw mouth_open wide good_heavens what speechless spill
        stopped double_take had_not_expected nearly_fell nobody_spoke"""
    ),
    "neutral": bag(
        """bored polite politely blank professional practised habit whined whimpered performance stage act routine"""
    ),
}  # fmt: skip
