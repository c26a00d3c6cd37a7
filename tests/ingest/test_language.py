"""What is not an English story is refused, and the refusal says what it looks like."""

import pytest

from underneath.errors import NotAStory
from underneath.ingest.language import check_story

ENGLISH = (
    "The rain had not stopped since morning, and nobody on the pier was willing to say so. Mara pulled the rope in"
    " hand over hand. “You could help,” she said. Tobin looked at the sea and did not move. “I could,” he said at last,"
    " “if I thought it would do any good.”\n\n"
)
FOREIGN = {
    "German": "Es regnete seit dem Morgen, und niemand auf dem Steg wollte es zugeben. Mara zog das Seil ein und sah"
    " ihn nicht an. „Du könntest mir helfen“, sagte sie. Tobin blickte auf das Meer und bewegte sich nicht.",
    "French": "Il pleuvait depuis le matin et personne sur la jetée ne voulait le dire. Mara tirait la corde sans le"
    " regarder. « Tu pourrais m'aider », dit-elle. Tobin regardait la mer et ne bougeait pas.",
    "Spanish": "Llovía desde la mañana y nadie en el muelle quería decirlo. Mara tiraba de la cuerda sin mirarlo."
    " —Podrías ayudarme —dijo ella. Tobin miraba el mar y no se movía, porque ya era tarde para todo.",
    "Dutch": "Het regende al sinds de ochtend en niemand op de pier wilde het zeggen. Mara haalde het touw binnen en"
    " keek hem niet aan. ‘Je zou kunnen helpen,’ zei ze. Tobin keek naar de zee en bewoog niet.",
    "Italian": "Pioveva dal mattino e nessuno sul molo voleva dirlo. Mara tirava la corda senza guardarlo. «Potresti"
    " aiutarmi», disse lei. Tobin guardava il mare e non si muoveva, come se fosse già troppo tardi per tutto.",
    "Portuguese": "Chovia desde a manhã e ninguém no cais queria dizer isso. Mara puxava a corda sem olhar para ele."
    " — Você podia ajudar — disse ela. Tobin olhava para o mar e não se movia, como quem já não espera nada.",
    "Swedish": "Det hade regnat sedan morgonen och ingen på bryggan ville säga det. Mara drog in repet och såg inte på"
    " honom. ”Du kunde hjälpa mig”, sa hon. Tobin såg ut över havet och rörde sig inte.",
    "Danish or Norwegian": "Det havde regnet siden morgenen, og ingen på broen ville sige det. Mara trak rebet ind og"
    " så ikke på ham. »Du kunne hjælpe mig,« sagde hun. Tobin så ud over havet og rørte sig ikke.",
    "Finnish": "Oli satanut aamusta asti, eikä kukaan laiturilla halunnut sanoa sitä. Mara veti köyttä eikä hän"
    " katsonut häneen. ”Sinä voisit auttaa”, hän sanoi. Tobin katsoi merta, mutta hän ei liikkunut, koska se oli jo myöhäistä.",
    "Polish": "Padało od rana i nikt na molo nie chciał tego powiedzieć. Mara ciągnęła linę i nie patrzyła na niego."
    " – Mógłbyś mi pomóc – powiedziała. Tobin patrzył na morze i nie ruszał się, bo było już za późno.",
    "Czech or Slovak": "Pršelo už od rána a nikdo na molu to nechtěl říct. Mara táhla lano a ani se na něj nepodívala."
    " „Mohl bys mi pomoct,“ řekla. Tobin se díval na moře a nehýbal se, protože už bylo pozdě.",
    "Romanian": "Ploua de dimineață și nimeni de pe dig nu voia să o spună. Mara trăgea de frânghie și nu se uita la"
    " el. „Ai putea să mă ajuți”, a spus ea. Tobin se uita la mare și nu se mișca, ca și cum era deja târziu.",
    "Hungarian": "Reggel óta esett az eső, és senki sem akarta ezt kimondani a mólón. Mara húzta a kötelet, és nem nézett"
    " rá. – Segíthetnél is – mondta. Tobin a tengert nézte, de nem mozdult, mert már úgyis késő volt.",
    "Turkish": "Sabahtan beri yağmur yağıyordu ve iskelede kimse bunu söylemek istemiyordu. Mara ona bakmadan ipi çekti."
    " “Bana yardım edebilirsin,” dedi. Tobin denize bakıyor ama hiç kıpırdamıyordu, çünkü artık bir şey için çok geçti.",
    "Indonesian or Malay": "Hujan turun sejak pagi dan tidak ada orang di dermaga yang mau mengatakannya. Mara menarik"
    " tali itu tanpa melihat dia. “Kamu bisa membantu,” katanya. Tobin melihat ke laut dan tidak bergerak.",
    "Tagalog": "Umuulan na mula pa kaninang umaga at walang tao sa pantalan ang may gustong magsabi nito. Hinila ni Mara"
    " ang lubid at hindi siya tumingin sa kanya. Si Tobin ay nakatingin lang sa dagat at hindi gumalaw.",
    "Latin": "Pluebat ab hora prima, sed nemo in mole id dicere volebat. Mara funem trahebat nec eum aspiciebat. “Me"
    " adiuvare potes,” inquit. Ille autem ad mare spectabat et non se movit, quod iam sero erat.",
    "Vietnamese": "Trời mưa từ sáng và không một ai trên cầu tàu muốn nói ra. Mara kéo sợi dây mà không nhìn anh. “Anh có"
    " thể giúp em,” cô nói. Tobin nhìn ra biển và không cử động, như đã quá muộn.",
    "Russian": "С утра шёл дождь, и никто на пристани не хотел этого говорить. Мара тянула верёвку и молчала.",
    "Chinese": "从早上起就一直下雨，码头上没有人愿意说出来。玛拉拉着绳子，没有看他。“你可以帮我，”她说。",
    "Japanese": "朝から雨が降っていたが、桟橋の誰もそれを口にしなかった。マーラは彼を見ずに綱を引いた。",
    "Korean": "아침부터 비가 내렸지만 부두에 있는 누구도 그 말을 하려 하지 않았다. 마라는 그를 보지 않고 밧줄을 당겼다.",
    "Greek": "Έβρεχε από το πρωί και κανείς στην προβλήτα δεν ήθελε να το πει. Η Μάρα τραβούσε το σκοινί.",
    "Hebrew": "ירד גשם מאז הבוקר ואיש על המזח לא רצה לומר זאת. מארה משכה את החבל ולא הביטה בו.",
    "Arabic": "كان المطر يهطل منذ الصباح ولم يرد أحد على الرصيف أن يقول ذلك. كانت مارا تسحب الحبل.",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_refused_by_name(language):
    with pytest.raises(NotAStory, match=f"looks like {language}"):
        check_story(FOREIGN[language])


ARCHAIC = (
    "Thou art a knave, quoth he, and hast no more wit than thine own horse; wherefore get thee hence ere I smite"
    " thee upon the pate, for verily I am weary of thy prating and would have mine ale in peace this night."
)
SCOTS = (
    "Ah dinna ken whit ye're sayin', ye daft gowk, an' Ah'll no' be staunin' here a' the nicht waitin' on ye tae mak'"
    " up yer mind. Get yersel' doon tae the watter wi' the ither lads an' tell auld Rab Ah sent ye."
)
INVENTED = (
    "The Vashti of Ol-Kerun sent three tarreks over the Hesh, and the merrow-kin of Dunvaal burned their skelts"
    " before the khor could fall. Oru drew the last sithe. Tavi’s drell was gone, and the veshk with it."
)
TEXTED = (
    "omg did u see him?? lol no. k wait he's here brb. u ok? ya im fine just tired, he was so weird tbh. like idk"
    " what i even said to him. haha same. call me when ur home ok? k love u x"
)


@pytest.mark.parametrize(
    "story",
    [
        ENGLISH,
        "Mara ran. Tobin followed. Rain fell hard.",
        "“Run,” said Mara, and she ran.",
        ARCHAIC,
        SCOTS,
        INVENTED,
        TEXTED,
        ENGLISH * 2 + FOREIGN["French"] + "\n\n" + FOREIGN["German"],
        "The rain, it falls\non the long, grey walls;\nthe gulls, they cry\nto the empty sky;\nand I, and I,\nI do not ask why.\n",
        "Rain; and after rain, the sea;\nthe sea, and all it took from me;\na rope; a boat; a name; a stone;\nI came here, and I came alone.",
        "star_boy: are you up?\nmoth_girl: no\nstar_boy: me neither\nmoth_girl: go to bed then\nstar_boy: you first\nmoth_girl: no you\n",
        "[12:01] Ilse: are you there?\n[12:02] Oru: where else would I be\n[12:02] Ilse: well, not here\n[12:03] Oru: no\n[12:04] Ilse: oh\n",
    ],
)
def test_a_story_in_english_is_taken(story):
    assert check_story(story) is None


@pytest.mark.parametrize("text", ["", "…", "* * *\n\n—!", "12 34 56", "Mara", "The end of it"])
def test_hardly_any_words_are_no_story(text):
    with pytest.raises(NotAStory, match="hardly any words"):
        check_story(text)


CODE = """import sys

def read(path):
    with open(path) as file:
        return file.read()

class Boat(Thing):
    name = "Heron"

for boat in boats:
    print(boat.name, boat.crew[0])
"""
SCRIPT = "\n".join(f"const boat{i} = harbour.find(b => b.id === {i}); // the boat is in" for i in range(9))
TABLE = "id,name,berth\n" + "\n".join(f"{i},Heron {i},east pier" for i in range(9))
LOG = "\n".join(f"2024-01-0{i} 10:00:0{i} INFO berth {i} assigned crew {i}" for i in range(1, 9))
LIST = "\n".join(f"{word} boat" for word in ("red", "blue", "grey", "long", "tall", "thin", "old")) + "\n"
LOREM = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore."
NOISE = "xqz vrt plk mnb " * 20


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (CODE, "source code"),
        (SCRIPT, "source code"),
        (TABLE, "a table"),
        (TABLE.replace(",", "\t"), "a table"),
        (LOG, "a log"),
        (LIST * 4, "a list of words"),
        (LOREM, "placeholder"),
        (NOISE, "anything but English prose"),
    ],
    ids=["python", "javascript", "csv", "tsv", "log", "list", "lorem", "noise"],
)
def test_what_is_not_prose_is_refused_by_name(text, seen):
    with pytest.raises(NotAStory, match=seen):
        check_story(text)


def test_a_refusal_says_how_to_insist():
    with pytest.raises(NotAStory, match="--language-check off"):
        check_story(FOREIGN["German"])


def test_a_foreign_middle_of_a_long_english_book_is_seen_and_taken():
    assert check_story(ENGLISH * 300 + FOREIGN["Dutch"] * 100 + ENGLISH * 300) is None


def test_a_foreign_book_with_an_english_start_is_refused():
    with pytest.raises(NotAStory, match="Dutch"):
        check_story(ENGLISH * 3 + FOREIGN["Dutch"] * 300)
