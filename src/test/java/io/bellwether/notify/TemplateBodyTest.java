package io.bellwether.notify;

import static io.bellwether.notify.Alerts.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.pipeline.InputRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateBodyTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path SLACK = Path.of("docs", "examples", "slack.mustache.json");
    private static final Optional<String> PAGE = Optional.of("https://bellwether.example.com");

    @Test
    void slackTemplateOfTheDocumentationGivesBlocks() throws IOException {
        JsonNode body = render(Files.readString(SLACK, UTF_8), "It has become \"too slow\".");

        assertThat(body.path("text").asText())
                .isEqualTo("users: text down by 0.09 since about 2 Mar 2026 11:00 UTC (major)");
        assertThat(body.path("blocks")).hasSize(4);
        assertThat(body.at("/blocks/1/text/text").asText())
                .isEqualTo(
                        "Level 0.41 where 0.50 was expected. 412 votes of 398 people since about 2"
                                + " Mar 2026 11:00 UTC; raised 2 Mar 2026 12:00 UTC, these figures"
                                + " are of 2 Mar 2026 12:00 UTC.");
        assertThat(body.at("/blocks/2/text/text").asText())
                .isEqualTo("It has become \"too slow\".");
        assertThat(body.at("/blocks/3/elements/0/url").asText())
                .isEqualTo("https://bellwether.example.com/alerts/a");
    }

    /** Slack reads {@code <!channel>} in mrkdwn, and nothing in plain_text. */
    @Test
    void slackTemplateShowsWhatPeopleWroteAsPlainTextOnly() throws IOException {
        JsonNode body = render(Files.readString(SLACK, UTF_8), "<!channel> canary");

        assertThat(body.path("text").asText()).doesNotContain("canary");
        assertThat(body.toString()).doesNotContain("mrkdwn");
        assertThat(body.findParents("text").stream().map(JsonNode::toString))
                .filteredOn(json -> json.contains("canary") && !json.contains("blocks"))
                .allSatisfy(
                        json ->
                                assertThat(json)
                                        .contains("\"type\":\"plain_text\"")
                                        .doesNotContain("\"type\":\"mrkdwn\""));
    }

    /** Whatever people write, the body has one field, and in it what they wrote. */
    @Property(tries = 500)
    void hostileQuoteStaysWithinItsString(@ForAll String hostile) throws IOException {
        JsonNode body = render("{\"q\":\"{{#quotes}}{{text}}{{/quotes}}\"}", hostile);

        assertThat(body.size()).isEqualTo(1);
        String shown = body.path("q").asText();
        assertThat(hostile.codePoints().filter(TemplateBodyTest::isPlain).toArray())
                .isEqualTo(shown.codePoints().filter(TemplateBodyTest::isPlain).toArray());
        assertThat(shown.chars().noneMatch(c -> c == 0x202e || c == 0x1b)).isTrue();
    }

    private static boolean isPlain(int c) {
        return Character.isLetterOrDigit(c) || "\"\\{}<>&'/ ,:[]".indexOf(c) >= 0;
    }

    @Test
    void quoteThatTriesToAddAFieldDoesNot() throws IOException {
        JsonNode body =
                render(
                        "{\"q\":\"{{#quotes}}{{text}}{{/quotes}}\"}",
                        "x\",\"channel\":\"#general\u202e\u0000\\");

        assertThat(body.size()).isEqualTo(1);
        assertThat(body.path("q").asText()).isEqualTo("x\",\"channel\":\"#general\\");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"{{{text}}}\"}",
                "{\"a\":\"{{& text}}\"}",
                "{\"a\":\"{{ \u0001&text}}\"}",
                "{\"a\":\"{{=<% %>=}}<%& text %>\"}",
                "{\"a\":\"{{> other}}\"}"
            })
    void tagThatCouldLeaveAValueUnescapedIsRefused(String template) {
        assertThatThrownBy(() -> TemplateBody.of(template, PAGE))
                .isInstanceOf(UnusableTemplateException.class)
                .hasMessageStartingWith("the tag at character 6 is not allowed");
    }

    @Test
    void templateThatGivesNoJsonIsRefusedAtTheStart() {
        assertThatThrownBy(() -> TemplateBody.of("{\"a\": {{summary}}}", PAGE))
                .isInstanceOf(UnusableTemplateException.class)
                .hasMessage("what it gives is no JSON, at line 1, column 7");
        assertThatThrownBy(() -> TemplateBody.of("[{{#quotes}}\"{{text}}\",{{/quotes}}]", PAGE))
                .isInstanceOf(UnusableTemplateException.class)
                .hasMessageContaining("no JSON");
    }

    @Test
    void tagWithoutANameIsRefusedAtTheStart() {
        assertThatThrownBy(() -> TemplateBody.of("{\"a\":\"{{}}\"}", PAGE))
                .isInstanceOf(UnusableTemplateException.class)
                .hasMessage("a tag has no name");
    }

    @Test
    void nameThatStandsForNothingIsRefusedAtTheStart() {
        assertThatThrownBy(() -> TemplateBody.of("{\"a\":\"{{summery}}\"}", PAGE))
                .isInstanceOf(UnusableTemplateException.class)
                .hasMessageContaining("summery");
        assertThatThrownBy(() -> TemplateBody.of("{\"a\":\"{{#quotes}}\"}", PAGE))
                .isInstanceOf(UnusableTemplateException.class)
                .hasMessageContaining("quotes");
    }

    /** Quotes of staff have neither id nor pointer. */
    @Test
    void whatAnAlertLacksIsEmpty() throws IOException {
        TemplateBody body = TemplateBody.of("{\"ids\":\"{{#quotes}}[{{id}}]{{/quotes}}\"}", PAGE);
        ObjectNode staff = (ObjectNode) JSON.readTree(alert("text"));
        ((ObjectNode) staff.at("/quotes/0")).remove("id");

        assertThat(render(body, staff.toString()).path("ids").asText()).isEqualTo("[]");
    }

    private static JsonNode render(String template, String quote) throws IOException {
        return render(TemplateBody.of(template, PAGE), alert(quote));
    }

    private static JsonNode render(TemplateBody body, String alert) throws IOException {
        InputRecord record = Alerts.record(alert, NOON);
        JsonNode tree = AlertRecord.tree(record);
        return JSON.readTree(body.of(record, tree, AlertRecord.of(record, tree)));
    }

    private static String alert(String quote) throws IOException {
        ObjectNode alert =
                (ObjectNode) JSON.readTree(Alerts.json("a", 1, "open", "major", NOON, NOON));
        ((ObjectNode) alert.at("/quotes/0")).put("text", quote);
        return alert.toString();
    }
}
