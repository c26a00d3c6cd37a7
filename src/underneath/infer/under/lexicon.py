"""Words that hint at feelings, masks, knowledge and acts, by class. Lists of our own; lower-case lemmas or phrases.

A class is evidence for the network to weigh, never a verdict: "smile" stands in as many plain joys as masks.
"""

from __future__ import annotations

from typing import Final

from underneath.infer.lexicon.bag import bag

# One entry a class; a phrase of two or three words is written with underscores and matched on lower-case words.
CLASSES: Final[dict[str, frozenset[str]]] = {
    "face": bag(
        """face eye eyes brow eyebrow forehead cheek lip mouth chin jaw expression gaze glance features lash eyelid
        nose ear look stare"""
    ),
    "hands": bag(
        """hand finger fist palm knuckle thumb wrist arm elbow shoulder knee foot toe leg back spine neck head skin
        hair grip fingertip nail"""
    ),
    "inside": bag(
        """heart stomach throat chest belly gut breath pulse blood lung rib breastbone bone insides nerve mind soul"""
    ),
    "voice": bag(
        """voice tone whisper murmur note syllable words accent"""
    ),
    "smile": bag(
        """smile grin beam smirk dimple"""
    ),
    "laugh": bag(
        """laugh giggle chuckle snort guffaw cackle snigger titter laughter roar"""
    ),
    "tears": bag(
        """tear tears cry weep sob wail sniff sniffle howl keen blubber wet sting blink wipe whimper moan
        break_down came_apart"""
    ),
    "shake": bag(
        """shake tremble shiver quiver shudder twitch flinch jerk start jump unsteady unsteadily shaky rattle tap
        drum fidget crack wobble falter stammer stutter"""
    ),
    "pale": bag(
        """pale white grey green blanch bloodless ashen colourless drain sweat clammy cold"""
    ),
    "red": bag(
        """red pink blush flush crimson scarlet burn hot brick colour scald"""
    ),
    "still": bag(
        """still straight stiff stiffly stiffen freeze frozen rigid motionless steady steadily level even evenly
        flat flatly smooth smoothly blank blankly calm calmly composed unmoved unruffled expressionless
        unreadable impassive wooden stone neutral bland blandly ordinary pleasant pleasantly polite politely
        civil composure nothing_moved did_not_move n't_move without_expression no_expression gave_nothing"""
    ),
    "lightly": bag(
        """lightly light airily cheerfully brightly breezily carelessly casually easily cheerful bright airy breezy
        careless casual idly offhand drily dryly mildly mild smoothly sweetly"""
    ),
    "pretend": bag(
        """pretend feign fake force affect act perform practise rehearse manage mask hide conceal disguise cover
        bury swallow stifle suppress choke bite clench grit hold_back keep_back arrange compose school paste fix
        plaster put_on as_if as_though or_tried tried_to made_herself made_himself made_myself make_herself
        make_himself very_carefully too_long too_quickly too_fast too_loud too_bright harder_than longer_than
        so_that_nobody so_that_no not_to_show let_nothing kept_his kept_her kept_my kept_their did_not_look
        without_looking turned_away"""
    ),
    "busy": bag(
        """button collar cuff sleeve crumb glove hem crease pencil pen page plate cup napkin glass kettle lid knot
        lace tidy straighten smooth fold wind polish count stir wipe adjust dust sort stack rearrange study
        inspect examine busy interest attention"""
    ),
    "joy": bag(
        """happy happiness joy joyful glad gladly gladness delight delighted cheer merry merrily pleased pleasure
        content bliss elated triumph triumphant proud pride excited excitement eager thrill dance skip sing
        whoop hug kiss relief relieved lightness laugh_aloud"""
    ),
    "love": bag(
        """love adore fond fondly fondness tender tenderly tenderness gentle gently dear darling beloved caress
        stroke embrace cherish care warm warmth affection cuddle nuzzle kindly kind kindness gratitude grateful
        thankful admire admiration longing long want desire ache yearn"""
    ),
    "anger": bag(
        """angry anger angrily fury furious rage irritate irritation annoy annoyed annoyance snap snarl glare scowl
        bark hiss hate hatred resent slam bang thump temper cross bitter bitterly contempt disgust disgusted
        sneer spit outrage indignant"""
    ),
    "fear": bag(
        """fear afraid fright frightened scared terror terrified dread panic alarm alarmed nervous nervously
        anxious anxiety worry worried uneasy unease horror horrified startle"""
    ),
    "sorrow": bag(
        """sad sadly sadness grief grieve mourn sorrow miserable misery lonely lonelines despair hopeless hurt
        wound heartbroken desolate ache loss sigh guilt guilty shame ashamed regret remorse sorry disappointed
        disappointment embarrassed embarrassment mortified humiliate"""
    ),
    "wonder": bag(
        """surprise surprised astonish astonished amaze amazed shock shocked stare gape gasp wonder curious
        curiosity confused confusion puzzle puzzled baffled bewildered frown startled interested realise realize
        dawn understand"""
    ),
    "feel": bag(
        """feel feeling felt emotion mood seem sound"""
    ),
    "know": bag(
        """know known knowing knowledge aware understand recognise recognize remember recall memorise see_through
        of_course certain sure well_enough all_along"""
    ),
    "learn": bag(
        """learn discover find_out found_out realise realize hear overhear notice spot read gather notify inform
        tell told see saw so_it_was so_that_was then_you so_you that_was_how it_came_to_her it_came_to_him dawn
        understand explain reveal news"""
    ),
    "suspect": bag(
        """suspect suspicion suspicious guess wonder doubt sense perhaps maybe suppose fancy might smell odd
        strange funny peculiar n't_believe not_believe did_not_believe"""
    ),
    "believe": bag(
        """believe belief think thought suppose assume convince persuade swallow fool trick deceive mislead mistake
        mistaken trust impostor disguise false pose sham forge counterfeit"""
    ),
    "secret": bag(
        """secret secretly hide hidden conceal lie lying liar truth true nobody_knew no_one_knew nobody_knows
        never_told not_tell n't_tell n't_told did_not_tell did_not_say did_not_mention n't_mention n't_say
        never_said never_say keep_from kept_from withhold leave_out left_out cover pretend behind_back sealed
        whisper private confide nobody_must did_not_add without_telling"""
    ),
    "unaware": bag(
        """unaware ignorant innocent no_idea n't_know not_know did_not_know never_knew n't_notice not_notice
        n't_see not_see did_not_see never_noticed never_guessed not_know_that oblivious unsuspecting
        without_knowing still_think still_thinks"""
    ),
    "please": bag(
        """please beg pray kindly could_you can_you would_you will_you may_i might_i can_i could_i let_me
        do_you_mind"""
    ),
    "sorry": bag(
        """sorry apology apologise apologize forgive pardon regret excuse_me my_fault my_mistake should_not_have
        n't_have"""
    ),
    "thank": bag(
        """thank thanks grateful obliged gratitude bless_you much_obliged very_kind"""
    ),
    "promise": bag(
        """promise swear vow word oath pledge i_'ll i_’ll i_will we_'ll we_’ll we_will i_shall we_shall never_again
        upon_my on_my_word honour"""
    ),
    "must": bag(
        """must shall should ought need have_to has_to got_to better at_once immediately you_will you_'ll you_’ll
        now"""
    ),
    "dont": bag(
        """do_n't do_n’t do_not don't don’t never stop enough dare leave shut quiet hush quit"""
    ),
    "offer": bag(
        """offer have_a have_some take_it want_some let_me i_could i_can we_could would_you_like do_you_want
        shall_i shall_we allow_me welcome lend borrow share half"""
    ),
    "may": bag(
        """you_may you_can you_can_go may let permit allow leave_to fine go_on go_ahead very_well as_you"""
    ),
    "yes": bag(
        """yes yeah yep aye okay ok alright all_right agreed deal done of_course certainly gladly very_well
        so_be_it"""
    ),
    "no": bag(
        """no nope nay wo_n't wo_n’t will_not ca_n't ca_n’t can_not cannot can't won't refuse rather_not n't_want
        not_going"""
    ),
    "warn": bag(
        """careful mind watch look_out beware danger dangerous trap behind_you run warn warning before_it or_you
        if_you you_'ll_get they_'ll they_will wait poison"""
    ),
    "threat": bag(
        """or_i or_i'll kill break cut burn hang throat knife gun shoot regret_it you_'ll_wish if_you if_i unless
        else dead bury arrest report drown"""
    ),
    "comfort": bag(
        """there_there it_'s_all_right it_'s_okay all_right shh hush safe fault not_your n't_your i_'m_here
        i_'ve_got got_you never_mind be_fine rest easy better not_alone easy_now home"""
    ),
    "tease": bag(
        """poor darling genius idiot fool goose old_man hat beard ugly fat marry handsome pretty charming romantic"""
    ),
    "accuse": bag(
        """you_lied you_knew you_said you_told you_took you_never you_always liar cheat thief traitor coward
        how_could you_promised you_left you_did blame fault why_did you_were you_have you_'ve your_fault"""
    ),
    "confess": bag(
        """i_lied i_was i_did i_took i_never i_knew i_have i_loved i_love i_ca_n't i_am i_'m i_ve it_was_me
        it_was_i admit confess truth i_wanted i_thought i_told i_should mine because_i i_could_n't i_did_n't
        i_do_n't"""
    ),
    "liewords": bag(
        """nothing fine happy perfectly never absolutely honest honestly just only sir accident mistake tired fever
        cold headache draught fell slipped forgot"""
    ),
    "i": bag(
        """i me my myself mine"""
    ),
    "you": bag(
        """you your yours yourself ye thee thou"""
    ),
    "they": bag(
        """he she they him her them his their"""
    ),
    "negation": bag(
        """not n't n’t never no nobody nothing none neither nor without"""
    ),
    "like": bag(
        """like as than"""
    ),
    "hedge": bag(
        """almost nearly rather quite a_little somewhat too very enough"""
    ),
    "but": bag(
        """but though although yet however only still"""
    ),
}  # fmt: skip
NAMES: Final = tuple(CLASSES)
