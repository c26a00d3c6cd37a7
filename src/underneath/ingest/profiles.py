"""The commonest short words of the languages a story may come in: enough to tell one from another.

Our own lists: for each language the articles, prepositions, conjunctions, pronouns and auxiliaries that prose
cannot do without. A word may stand in several lists; only the shares over a sample count.
"""

from __future__ import annotations

from typing import Final

_ENGLISH: Final = (
    "the and to of a i in was he that it her his you she with had as for at on him be is my not but said me they"
    " have all this so from were there or would by out up into if then them what your one could an no when do been"
    " their who we down about like did over will are just back can know again more only now than some which how"
    " before where off here around very has through still after even too its don am any well got after must"
    " thou thee thy thine hath doth shall upon unto ye yet nor though ain't don't didn't couldn't wasn't it's i'm"
    " you're that's he'd she'd i'll can't won't wouldn't isn't u ur im dont yer ter tae wi o' an' th' th em"
    " going think never come away something nothing because while should might may against much our us"
)
_OTHERS: Final = {
    "German": (
        "der die und das ist nicht ich sie er es ein eine zu den mit von dem war sich auf hatte aber wie als im so"
        " auch noch nur wenn aus bei nach wir ihr ihm ihn mir mich du einen einer einem haben wurde sein seine daß"
        " dass über durch für vor kein keine sind hat doch schon dann zum zur um"
    ),
    "French": (
        "le la les de des un une et est était il elle je que qui ne pas dans en du au aux ce cette son sa ses pour"
        " sur avec se plus lui mais ou où nous vous leur mon ma mes tu on avait avoir être fait comme tout bien si"
        " c'est n'est qu'il d'une d'un j'ai sans elles ils même puis"
    ),
    "Spanish": (
        "el la los las de y que en un una no se lo le su con por para del al era es como más pero ella él yo me mi"
        " te tu sus había sin sobre cuando muy ya fue todo esta este ese esa aquel nada porque si desde hasta hacia"
        " qué ni nos estaba les"
    ),
    "Portuguese": (
        "o a os as de e que em um uma não se do da dos das no na nos nas com por para ele ela eu me seu sua mais mas"
        " como era foi ao à lhe já muito quando isso esta este tinha estava você sem até também só nem pelo pela"
        " então minha meu"
    ),
    "Italian": (
        "il lo la i gli le di e che in un una non si con per del della dei delle al alla da dal era è come più ma"
        " lei lui io mi ti suo sua suoi aveva sono ho ha nel nella sul sulla se anche quando questo questa quello"
        " poi ci cosa perché così senza chi tutto"
    ),
    "Dutch": (
        "de het een en van ik te dat die in is niet hij zij ze was op met voor zijn haar er maar om aan hem als had"
        " ook nog wat bij naar uit door je jij mijn hun we wij dan nu toen over geen wel werd heeft hebben deze dit"
        " kon zou meer al tot"
    ),
    "Swedish": (
        "och i att det som en på är av för med den till inte var han hon jag om ett hade men sig så de från vi du kan"
        " när ut upp då nu sin sina vad hennes hans mig dig henne honom där skulle efter över bara ingen något vid"
        " eller blev"
    ),
    "Danish or Norwegian": (
        "og i at det som en på er av af for med den til ikke var han hun jeg om et havde hadde men sig seg så de fra"
        " vi du kan når ut ud opp op da nå nu sin hva hvad hennes hendes hans meg mig deg dig ham der skulle etter"
        " efter over bare ingen noe noget ved eller ble blev"
    ),
    "Finnish": (
        "ja on ei se hän oli että en mutta kun niin minä sinä hänen ole olen oli ollut kuin myös vain jo nyt sitten"
        " mitä joka sen tämä hänet minun olisi hänelle siitä tai jos vielä ne he me te mikä kuka koska"
    ),
    "Polish": (
        "i w nie na się z do to że jest jak a ale o co po tak za jego jej był była było przez od ze dla go mu mnie"
        " mi już tylko czy gdy kiedy ją ich może przed bardzo jeszcze który która nic sobie był tym tego ja ty on"
        " ona pod"
    ),
    "Czech or Slovak": (
        "a se na je v že to s z do ne ale jsem byl byla bylo jako si po za tak jak jeho její když co už jen o k ho"
        " mu mě ve by být pro od při ani nebo který která nic ještě sa som aby čo keď bol"
    ),
    "Romanian": (
        "și de la în a nu o un că cu pe se mai din ce era el ea ei lui sa să dar am ca este fi pentru care când"
        " îi îl le după fost ar avea mă te ne după spre fără acum doar foarte sunt"
    ),
    "Hungarian": (
        "a az és hogy nem is egy volt de meg azt csak el ha már még mint én ő te ki be fel le így úgy mert akkor"
        " most majd vagy sem aki ami ez ezt neki mi ti ők olyan minden soha mindig után alatt"
    ),
    "Turkish": (
        "bir ve bu da de ne için o gibi çok ama daha var ben sen onu ona diye kadar sonra her mi mı değil olan ile"
        " şey yok biz siz onun benim bana sana ki hiç şimdi vardı oldu dedi en ya"
    ),
    "Indonesian or Malay": (
        "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena ada mereka dia aku kau kamu"
        " bisa sudah telah lebih oleh seperti atau kami kita apa hanya tak lagi saat orang"
    ),
    "Tagalog": (
        "ang ng sa na mga ay at si ako ko siya niya mo hindi ito kung ni kay kanyang ka nang may isang pa lang din"
        " rin para pero iyon naman kaya wala mula nito"
    ),
    "Latin": (
        "et in est non cum ad ut quod qui sed ex si ab quae quam per esse hoc aut enim sunt autem atque nec erat de"
        " eius se me te mihi tibi sibi eum nunc tamen etiam ac quid ille illa ipse omnia iam"
    ),
    "Vietnamese": (
        "và của là có không tôi anh em một cho được trong đã với những người này đó như ra cô ấy lại đi vào khi"
        " nhưng cũng thì nó gì bà ông"
    ),
}
ENGLISH: Final = frozenset(_ENGLISH.split())
OTHERS: Final = {name: frozenset(words.split()) for name, words in _OTHERS.items()}
# Scripts, by the code points that only they use; the share of each among a text's letters tells.
SCRIPTS: Final[tuple[tuple[str, str], ...]] = (
    ("Japanese", "\u3040-\u30ff"),
    ("Chinese", "\u4e00-\u9fff\u3400-\u4dbf"),
    ("Korean", "\uac00-\ud7af\u1100-\u11ff"),
    ("Russian or another language in Cyrillic letters", "\u0400-\u052f"),
    ("Greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("Hebrew", "\u0590-\u05ff"),
    ("Arabic or Persian", "\u0600-\u06ff\u0750-\u077f"),
    ("Hindi or another language in Devanagari letters", "\u0900-\u097f"),
    ("Thai", "\u0e00-\u0e7f"),
    ("a language in Bengali letters", "\u0980-\u09ff"),
    ("Tamil", "\u0b80-\u0bff"),
    ("Georgian", "\u10a0-\u10ff"),
    ("Armenian", "\u0530-\u058f"),
)
