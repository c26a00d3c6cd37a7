"""Titles, honorifics and suffixes, and whom they may be set before or after."""

from __future__ import annotations

from underneath.infer.lexicon.bag import bag

HE = bag(
    """mr mister sir lord king prince duke earl baron count viscount marquis marquess emperor tsar czar sultan
    monsieur m signor senor señor don herr father brother uncle grandfather abbot squire friar dom
    sheikh shah emir baronet granddad grandpa granfer gaffer dad monsignor esquire messrs landgrave margrave
    burgrave elector archduke kaiser dauphin thane laird pasha mas'r mars marse massa mithter mist'r sahib
    sidi"""
)
SHE = bag(
    """mrs missus miss ms mistress madam madame mademoiselle mme mlle lady queen princess duchess countess
    baroness viscountess marchioness empress tsarina czarina sultana signora signorina senora señora
    senorita señorita dame mother sister aunt auntie aunty grandmother abbess doña dona frau fraulein
    fräulein granny grandma gran nan nana missis gammer goody matron dowager missis missus miz mis' memsahib
    archduchess margravine priestess"""
)
ANY = bag(
    """mx master dr doctor prof professor captain capt cap'n cap colonel col major maj general gen lieutenant lieut lt
    sergeant sgt sarge serjeant corporal cpl private pvt admiral commodore commander cmdr commandant marshal
    ensign midshipman cadet officer constable inspector detective superintendent sheriff deputy agent
    marshall judge justice magistrate chancellor minister president governor mayor senator ambassador consul
    secretary councillor counsellor alderman reverend rev parson vicar rector pastor deacon archdeacon dean
    bishop archbishop cardinal pope canon rabbi imam saint st magister magistra archmage mage warden steward
    chief headmaster headmistress principal provost bursar rectrix proctor prefect tutor nurse surgeon
    cousin comrade citizen coach chef skipper bosun boatswain mate guardsman guardswoman guard ser elder
    high-priest regent chamberlain seneschal castellan guildmaster spymaster wizard witch healer scholar
    ranger knight scribe archivist brigadier airman seaman trooper gunner sapper doc corp cap corpsman
    lance-corporal sub-lieutenant vice-admiral rear-admiral prime-minister first-minister saint engineer
    pilot old young little poor dear big good"""
)
# Adjectives that stand before a name without being part of it: "Old Palomet", "poor Tom".
FOND = bag("old young little poor dear big good dearest sweet lovely bonny wee tiny")
ANY = ANY - FOND
ALL = HE | SHE | ANY

# A title of theirs alone: nobody else shares the word with a name after it.
KIN = bag(
    """mother father brother sister uncle aunt auntie aunty grandmother grandfather grandma grandpa granny gran
    nan nana granddad cousin mum mom mam mama mamma mummy mommy ma dad daddy papa pa pap granfer gramps
    grandmama grandpapa babcia oma opa nonna nonno abuela abuelo baba amma appa babushka tata"""
)
# Words for kin that stand alone as a name: "Mam had gone to bed".
KIN_NAMES = KIN - bag("brother sister cousin")
KIN_HE = bag(
    """father brother uncle grandfather grandpa granddad dad daddy papa pa pap granfer gramps grandpapa opa
    nonno abuelo appa baba tata"""
)

MARRIED = bag("mrs missus mme madame señora senora frau signora")
UNMARRIED = bag("miss mademoiselle mlle señorita senorita signorina fraulein fräulein")

# Set after the name with a hyphen: "Kakashi-sensei".
HONORIFICS = bag(
    """san kun sama chan sensei senpai sempai dono nee nii neesan niisan oneesan oniisan tan ssi hyung noona
    oppa unnie ge gege jie jiejie di didi mei meimei shixiong shidi shijie shimei shizun laoshi xiansheng ji"""
)
SUFFIXES = bag("jr jr. sr sr. esq esq. ii iii iv phd md junior senior the")
# "the Third" after a name.
ORDINALS = bag(
    """first second third fourth fifth sixth seventh eighth ninth tenth elder younger great conqueror wise bold
    brave terrible bald black red white grey pious good bad mad"""
)
# Titles that take "of" and a place or house, and are then part of one name: "Duke of Wellington".
OF_HEADS = bag(
    """king queen prince princess duke duchess earl count countess lord lady baron baroness marquis bishop
    archbishop knight warden keeper guardian champion herald emperor empress chief head house isle isles bay
    cape mount university church city bank ministry department college order court tower bridge temple gate
    hall port lake river sea gulf straits vale valley forest kingdom republic district county town duchy
    battle treaty council brotherhood sisterhood guild army sons daughters children knights lords school
    institute academy museum society company mother father master mistress voice hand"""
)

# Nouns of the styles of address: "Your Grace", "Her Majesty".
STYLES = bag("majesty highness grace excellency holiness eminence lordship ladyship worship reverence honour honor")
