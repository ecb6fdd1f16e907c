package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.SharedData;
import java.io.IOException;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    private static final LinearModel MODEL = ModelFile.shipped();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "muy bueno",
                "La aplicación no funciona desde ayer y nadie contesta",
                "me gusta mucho pero es muy lenta",
                "O aplicativo não abre mais no meu celular",
                "muito bom, eu uso todo dia",
                "Je ne peux plus me connecter depuis hier",
                "très bien mais un peu cher pour ce que c'est",
                "Seit dem Update geht gar nichts mehr, sehr schade",
                "L'app si blocca sempre quando apro la mappa",
                "De app werkt niet meer na de update van gisteren",
                "Uygulama çok yavaş ve sürekli kapanıyor",
                "aplikasi ini bagus tapi sering error di hp saya",
                "Ang ganda ng app pero mabagal sa phone ko",
                "Appen är bra men den kraschar ofta på min telefon",
                "Aplikacja jest dobra ale często się zawiesza",
                "Aplicația este bună dar se blochează foarte des",
                "Aplikace je dobrá ale na mém telefonu nefunguje",
                "Sovellus on hyvä mutta se kaatuu liian usein",
                "Az alkalmazás jó de nagyon lassú a telefonomon",
                "Ứng dụng này rất tốt nhưng hay bị lỗi",
                "Programu hii ni nzuri lakini ni polepole sana",
                "yaar ye app bilkul bekar hai mat lo",
                "Приложение не работает после обновления",
                "Η εφαρμογή δεν λειτουργεί καθόλου",
                "האפליקציה לא עובדת מאז העדכון",
                "التطبيق لا يعمل بعد التحديث",
                "यह ऐप बहुत धीमा है और बंद हो जाता है",
                "แอปนี้ช้ามากและใช้งานไม่ได้",
                "这个应用程序更新以后很慢",
                "업데이트 후에 앱이 너무 느려요"
            })
    void foreignTextIsDeclined(String text) {
        assertThat(isEnglish(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ok thx",
                "good",
                "no",
                "so slow lol",
                "soooo goooood",
                "cant log in pls fix asap",
                "u guys r the best",
                "I love the la carte menu in the app",
                "We met a man at the door in Las Vegas",
                "The app crashes on my Xiaomi Redmi since yesterday",
                "Flew from São Paulo to Düsseldorf, nice crew",
                "#worst #airline ever",
                "Pros: pay, benefits. Cons: management"
            })
    void englishIsScored(String text) {
        assertThat(isEnglish(text)).isTrue();
    }

    /** The limit of the rule: most of their words are in the model's English texts as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Appen er god, men den virker ikke på min telefon",
                "app bahut accha hai lekin slow ho gaya hai"
            })
    void someForeignTextIsNotRecognised(String text) {
        assertThat(isEnglish(text)).isTrue();
    }

    /** Shares of the texts of five words or more that are declined, in per mille. */
    @ParameterizedTest
    @CsvSource({"semeval2017-labelled, 6", "airline2015-labelled, 2", "staff-proscons-labelled, 2"})
    void hardlyAnyEnglishTextIsDeclined(String name, int perMille) throws IOException {
        int texts = 0;
        int declined = 0;
        for (LabelledText each : LabelledFile.read(SharedData.file(name + ".jsonl.gz"))) {
            Reading text = read(each.text());
            if (IntStream.range(0, text.size()).filter(i -> text.word(i).hasLetter()).count()
                    >= 5) {
                texts++;
                declined += Language.isEnglish(text) ? 0 : 1;
            }
        }
        assertThat(1000.0 * declined / texts).isLessThan(perMille);
    }

    @Test
    void theListHasSmallLettersAndNoEverydayEnglish() {
        ForeignWords words = ForeignWords.shipped();
        assertThat(words.words()).hasSizeGreaterThan(500).allMatch(LanguageTest::isForm);
        assertThat(words.words())
                .doesNotContain("", "i", "a", "the", "to", "on", "no", "me", "was", "die", "ok");
    }

    @Property
    void anyTextHasAnAnswerAndAlwaysTheSame(@ForAll String text) {
        assertThat(isEnglish(text)).isEqualTo(isEnglish(text));
    }

    /** Whether a token can look like this, so that the word is found at all. */
    private static boolean isForm(String word) {
        return read(word).word(0).form().equals(word);
    }

    private static boolean isEnglish(String text) {
        return Language.isEnglish(read(text));
    }

    private static Reading read(String text) {
        return MODEL.read(TextCleaner.clean(text));
    }
}
