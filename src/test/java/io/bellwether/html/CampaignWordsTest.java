package io.bellwether.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignWordsTest {

    @Test
    void alertWithoutCopiesOrNewPeopleHasNothingToTell() {
        assertThat(words("\"campaignShare\":0,\"levelRaw\":0.4")).isEmpty();
        assertThat(words("\"campaignShare\":null,\"levelRaw\":null,\"manyNewAuthors\":false"))
                .isEmpty();
    }

    /** Records of before there were these fields. */
    @Test
    void recordWithoutTheFieldsHasNothingToTell() {
        assertThat(words("\"seq\":1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.0001, under 1 %", "0.2812, 28 %", "1, 100 %"})
    void shareOfCopiesIsToldInWholePercent(String share, String told) {
        assertThat(words("\"campaignShare\":" + share + ",\"levelRaw\":0.31"))
                .contains(told + " repeats", "the level would be 0.31");
    }

    /** A mix of texts and stars has no level with copies. */
    @Test
    void levelWithCopiesIsLeftOutWhereNobodyKnowsIt() {
        assertThat(words("\"campaignShare\":0.2,\"levelRaw\":null"))
                .endsWith("and is not counted.");
    }

    @Test
    void newPeopleAreToldBesideCopies() {
        assertThat(words("\"campaignShare\":0.2,\"levelRaw\":0.5,\"manyNewAuthors\":true"))
                .contains("20 %")
                .endsWith(
                        "0.50. In some hours far more users than usual had not been heard for 14"
                                + " days; they count like others.");
    }

    private static String words(String fields) {
        return CampaignWords.of(
                PublicAlert.of("{\"alertId\":\"a\",\"asset\":\"users\"," + fields + "}"));
    }
}
