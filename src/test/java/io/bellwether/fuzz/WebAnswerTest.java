package io.bellwether.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the targets of HTTP see what they look for. */
class WebAnswerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>it <is nothing",
                "<p title=\"a\" onclick=\"x()\">",
                "<p title=\"<b>\">",
                "<a href=\"javascript:alert(1)\">",
                "<p>\u202e</p>",
                "<!-- a comment -->",
                "<p>" + HostileBoard.ATTACK
            })
    void markupThatThisProgramDoesNotWriteIsSeen(String html) {
        assertThatThrownBy(() -> WebAnswer.checkHtml(html)).isInstanceOf(AssertionError.class);
    }

    @Test
    void markupThatItWritesIsNot() {
        assertThatCode(
                        () ->
                                WebAnswer.checkHtml(
                                        "<!doctype html><p title=\"a\">&lt;b&gt;<br></p>"
                                                + "<svg viewBox=\"0 0 1 1\"/>"))
                .doesNotThrowAnyException();
    }

    /** Each of the pages that show them, and the API, hold what was put there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/alerts/" + HostileBoard.ALERT,
                "/decisions",
                "/api/v1/alerts",
                "/api/v1/decisions",
                "/api/v1/verdicts"
            })
    void theAttacksAreThere(String path) throws Exception {
        WebAnswer answer = PageFuzz.get(path);
        answer.check();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("alert(1)");
    }
}
