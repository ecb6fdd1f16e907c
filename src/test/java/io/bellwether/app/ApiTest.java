package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.codec.DecisionCodec;
import io.bellwether.demo.SampleCompany;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The API over what the service wrote of the sample company. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String DECISIONS = "POST /decisions";
    private static final String HYPOTHESES = "POST /hypotheses";
    private static final String[] TYPED = {"content-type", ApiRig.JSON};

    private static final String DECISION =
            "{\"effectiveAt\":\"2026-05-02T00:00:00Z\",\"title\":\"Invoices by mail end\","
                    + "\"subject\":\"billing\",\"decidedBy\":\"head of finance\"}";

    private static final String CLAIM =
            "{\"id\":\"h-2\",\"title\":\"Customers want invoices by mail back\","
                    + "\"asset\":\"users\",\"metric\":\"level\",\"direction\":\"up\","
                    + "\"smallestEffect\":0.05,"
                    + "\"before\":{\"from\":\"2026-03-02\",\"to\":\"2026-03-30\"},"
                    + "\"after\":{\"from\":\"2026-04-06\",\"to\":\"2026-05-04\"}}";

    private final TopicNames names = TopicNames.standard();

    private final SampleRun run = SampleRun.shared();
    private final KafkaConnection connection = run.connection();
    private ApiRig api;

    @BeforeAll
    void listen() {
        api = new ApiRig(connection, names, ApiRig.TOKEN).follow(connection, names);
    }

    @AfterAll
    void end() {
        api.close();
    }

    @Test
    void everyAssetIsToldForItselfWithTheRecordOfItsLastHour() throws Exception {
        List<String> levels = values(names.level());
        JsonNode all = api.json("GET /assets", "/assets").path("assets");
        assertThat(all.findValuesAsText("state")).hasSize(3);
        for (JsonNode one : all) {
            String label = one.path("asset").asText();
            HttpResponse<String> alone = api.get("GET /assets/{asset}", "/assets/" + label);
            assertThat(alone.body()).contains("\"asset\":\"" + label + "\"");
            assertThat(levels).anyMatch(level -> alone.body().contains("\"level\":" + level + ","));
            assertThat(one.path("openAlerts").isEmpty())
                    .isEqualTo(!one.path("state").asText().equals("alert"));
        }
        assertThat(all.findValuesAsText("state")).contains("alert");
    }

    @Test
    void pagesOfLevelsJoinToWhatStandsOnTheTopic() throws Exception {
        for (String asset : List.of("users", "advertisers", "staff")) {
            List<String> expected =
                    last(names.level()).stream()
                            .filter(level -> level.startsWith("{\"asset\":\"" + asset + "\""))
                            .sorted()
                            .toList();
            assertThat(expected).hasSizeGreaterThan(50);
            assertThat(pages("GET /levels", "/levels?limit=1000&asset=" + asset, "levels"))
                    .isEqualTo(expected);
        }
        String may = "/levels?asset=users&from=2025-05-01&to=2025-05-01T03:00:00Z";
        assertThat(pages("GET /levels", may + "&limit=1", "levels"))
                .hasSizeBetween(2, 3)
                .isEqualTo(pages("GET /levels", may, "levels"));
    }

    @Test
    void alertsAreTheirLastRecordsThoseRaisedLastFirst() throws Exception {
        List<String> expected = last(names.alert());
        assertThat(expected).hasSizeGreaterThanOrEqualTo(3);
        List<String> all = pages("GET /alerts", "/alerts?limit=1", "alerts");
        assertThat(all).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(raisedAt(all)).isSortedAccordingTo((one, other) -> other.compareTo(one));
        List<String> ended = pages("GET /alerts", "/alerts?state=resolved", "alerts");
        List<String> open = pages("GET /alerts", "/alerts?state=open,updated", "alerts");
        assertThat(open).isNotEmpty().noneMatch(alert -> alert.contains("\"state\":\"resolved\""));
        assertThat(ended).isNotEmpty().allMatch(alert -> alert.contains("\"state\":\"resolved\""));
        assertThat(ended.size() + open.size()).isEqualTo(all.size());
        assertThat(pages("GET /alerts", "/alerts?asset=staff", "alerts"))
                .isNotEmpty()
                .allMatch(alert -> alert.contains("\"asset\":\"staff\""));
        assertThat(pages("GET /alerts", "/alerts?to=2025-01-01", "alerts")).isEmpty();
    }

    @Test
    void anAlertHasItsHistoryAndItsQuotesAsTheyStandOnTheTopic() throws Exception {
        for (InputRecord record : run.read(names.alert())) {
            String id = new String(Objects.requireNonNull(record.key()), StandardCharsets.UTF_8);
            List<String> records =
                    run.read(names.alert()).stream()
                            .map(Feedbacks::text)
                            .filter(text -> text.startsWith("{\"alertId\":\"" + id + "\""))
                            .toList();
            HttpResponse<String> alert = api.get("GET /alerts/{id}", "/alerts/" + id);
            assertThat(alert.body())
                    .isEqualTo(
                            "{\"alert\":"
                                    + records.getLast()
                                    + ",\"history\":[\n"
                                    + String.join(",\n", records)
                                    + "\n]}");
            String quotes = api.get("GET /alerts/{id}/quotes", "/alerts/" + id + "/quotes").body();
            String all = quotes.substring(quotes.indexOf("\"quotes\":"), quotes.length() - 1);
            assertThat(records.getLast()).contains(all);
        }
    }

    @Test
    void decisionsAndVerdictsAreListedAndFoundByTheirIds() throws Exception {
        List<String> expected =
                SampleCompany.decisions().stream()
                        .map(
                                it ->
                                        new String(
                                                new DecisionCodec().encode(it),
                                                StandardCharsets.UTF_8))
                        .toList();
        assertThat(pages("GET /decisions", "/decisions?limit=2&to=2026-01-01", "decisions"))
                .containsExactlyInAnyOrderElementsOf(expected);
        String id = SampleCompany.decisions().getFirst().id();
        assertThat(api.get("GET /decisions/{id}", "/decisions/" + id).body())
                .isEqualTo(expected.getFirst());
        List<String> verdicts = values(names.verdict());
        assertThat(pages("GET /verdicts", "/verdicts", "verdicts")).isEqualTo(verdicts);
        assertThat(pages("GET /verdicts", "/verdicts?asset=users", "verdicts")).isEmpty();
        assertThat(api.get("GET /verdicts/{id}", "/verdicts/h-1").body())
                .isEqualTo(verdicts.getFirst());
    }

    @Test
    void aPostedDecisionStandsOnItsTopicUnderTheSameIdHoweverOften() throws Exception {
        HttpResponse<String> first = api.post(DECISIONS, DECISION, TYPED);
        assertThat(first.statusCode()).isEqualTo(201);
        HttpResponse<String> again =
                api.post(DECISIONS, DECISION, "content-type", "application/json; charset=UTF-8");
        assertThat(again.body()).isEqualTo(first.body());
        String location = first.headers().firstValue("location").orElseThrow();
        assertThat(again.headers().firstValue("location")).contains(location);
        assertThat(values(names.decision())).contains(first.body());
        String path = location.substring("/api/v1".length());
        await().atMost(PATIENCE)
                .until(() -> api.get("GET /decisions/{id}", path).body().equals(first.body()));
        assertThat(pages("GET /decisions", "/decisions?from=2026-05-02&to=2026-05-03", "decisions"))
                .containsOnlyOnce(first.body());
    }

    @Test
    void anIdOfAnyCharactersIsFoundWhereItsLocationSays() throws Exception {
        String body = DECISION.replace("{\"eff", "{\"id\":\"a/b?c=1 +ü%\",\"eff");
        HttpResponse<String> written = api.post(DECISIONS, body, TYPED);
        String location = written.headers().firstValue("location").orElseThrow();
        assertThat(location).isEqualTo("/api/v1/decisions/a%2Fb%3Fc%3D1%20%2B%C3%BC%25");
        String path = location.substring("/api/v1".length());
        await().atMost(PATIENCE)
                .until(() -> api.get("GET /decisions/{id}", path).body().equals(written.body()));
    }

    @Test
    void aPostedHypothesisIsRegisteredWithItsSeal() throws Exception {
        HttpResponse<String> written = api.post(HYPOTHESES, CLAIM, TYPED);
        assertThat(written.statusCode()).isEqualTo(201);
        assertThat(written.body())
                .isEqualTo(
                        "{\"id\":\"h-2\",\"seal\":\"33c681e92e521736fdd6b36617366faa"
                                + "f49be48116d713b651d8dd57e77f30b0\",\"late\":true}");
        assertThat(written.headers().firstValue("location")).contains("/api/v1/verdicts/h-2");
        assertThat(values(names.control()))
                .anyMatch(record -> record.contains("\"id\":\"h-2\"") && record.contains("seal"));
        assertThat(api.get("GET /verdicts/{id}", "/verdicts/h-2").statusCode()).isEqualTo(404);
    }

    @Test
    void whatTheCodecsRefuseIsNotWrittenAndNotQuoted() throws Exception {
        String canary = "quetzalcoatlus";
        assertRefused(400, "not JSON", api.post(DECISIONS, canary, TYPED));
        assertRefused(400, "the record is empty", api.post(DECISIONS, "", TYPED));
        assertRefused(400, "not an object", api.post(DECISIONS, "[\"" + canary + "\"]", TYPED));
        assertRefused(
                400,
                "twice",
                api.post(DECISIONS, "{\"title\":\"" + canary + "\",\"title\":\"b\"}", TYPED));
        assertRefused(422, "title", api.post(DECISIONS, "{\"effectiveAt\":\"2026-05-02\"}", TYPED));
        assertRefused(
                422,
                "effectiveAt",
                api.post(DECISIONS, DECISION.replace("2026-05-02T00", canary), TYPED));
        assertRefused(
                422, "smallestEffect", api.post(HYPOTHESES, CLAIM.replace("0.05", "7"), TYPED));
        assertRefused(
                422,
                "direction is neither up nor down",
                api.post(HYPOTHESES, CLAIM.replace("\"up\"", "\"" + canary + "\""), TYPED));
        for (String topic : List.of(names.decision(), names.control())) {
            assertThat(values(topic)).noneMatch(record -> record.contains(canary));
        }
    }

    private static void assertRefused(int status, String detail, HttpResponse<String> response)
            throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(ApiRig.detail(response)).contains(detail);
        assertThat(response.body()).doesNotContain("quetzalcoatlus");
    }

    @Test
    void onlyJsonOfModestSizeIsTaken() throws Exception {
        assertThat(api.post(DECISIONS, DECISION).statusCode()).isEqualTo(415);
        assertThat(api.post(DECISIONS, DECISION, "content-type", "text/plain").statusCode())
                .isEqualTo(415);
        HttpResponse<String> other =
                api.post(DECISIONS, DECISION, "content-type", "application/json; charset=latin1");
        assertRefused(415, "application/json, in UTF-8", other);
        assertRefused(413, "32768 bytes", api.post(DECISIONS, " ".repeat(32_769), TYPED));
    }

    /** Here the length is not told beforehand. */
    @Test
    void aBodyWithoutEndIsCutOff() throws Exception {
        byte[] large = new byte[300_000];
        HttpResponse<String> response =
                api.post(
                        DECISIONS,
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
                        TYPED);
        assertThat(response.statusCode()).isIn(411, 413);
    }

    @Test
    void onlyWhoBringsTheTokenMayWrite() throws Exception {
        for (String authorization : List.of("", "Bearer wrong", ApiRig.TOKEN, "Bearer ")) {
            HttpResponse<String> response =
                    api.post(
                            DECISIONS,
                            DECISION.replace("2026-05-02", "2026-06-01"),
                            "content-type",
                            ApiRig.JSON,
                            "authorization",
                            authorization);
            assertThat(response.statusCode()).as(authorization).isEqualTo(401);
            assertThat(response.headers().allValues("www-authenticate").toString())
                    .contains("Bearer");
        }
        assertThat(values(names.decision())).noneMatch(record -> record.contains("2026-06-01"));
    }

    @Test
    void withoutATokenNobodyCanWrite() throws Exception {
        try (ApiRig open = new ApiRig(connection, names, null)) {
            HttpResponse<String> response = open.post(DECISIONS, DECISION, TYPED);
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(ApiRig.detail(response)).contains("http.tokenFile");
        }
    }

    @Test
    void whileNoBrokerAnswersPostsAreToldSoSoon() throws Exception {
        KafkaConnection nobody = new KafkaConnection("127.0.0.1:1", Map.of());
        try (ApiRig cut = new ApiRig(nobody, names, ApiRig.TOKEN)) {
            for (String operation : List.of(DECISIONS, HYPOTHESES)) {
                String body = operation.equals(DECISIONS) ? DECISION : CLAIM;
                // The rig gives up after 30 seconds.
                HttpResponse<String> response = cut.post(operation, body, TYPED);
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.headers().firstValue("retry-after")).isPresent();
                assertThat(ApiRig.detail(response)).contains("post it again");
            }
        }
    }

    /** A cluster from before the time of a record was the broker's. */
    @Test
    void noHypothesisIsRegisteredWhereItsWriterCouldChooseTheTime() throws Exception {
        TopicNames old = TopicNames.prefixed("old.");
        try (Admin admin = connection.admin();
                ApiRig api = new ApiRig(connection, old, ApiRig.TOKEN)) {
            NewTopic control = new NewTopic(old.control(), 1, (short) 1);
            admin.createTopics(List.of(control)).all().get();
            HttpResponse<String> response = api.post(HYPOTHESES, CLAIM, TYPED);
            assertThat(response.statusCode()).isEqualTo(409);
            assertThat(ApiRig.detail(response))
                    .contains("nothing written", "message.timestamp.type=LogAppendTime");
            assertThat(values(old.control())).isEmpty();
        }
    }

    @Test
    void nothingIsToldBeforeEverythingIsRead() throws Exception {
        try (ApiRig early = new ApiRig(connection, names, ApiRig.TOKEN)) {
            for (String operation : List.of("GET /assets", "GET /alerts", "GET /verdicts")) {
                HttpResponse<String> response = early.get(operation, operation.substring(4));
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.headers().firstValue("retry-after")).isPresent();
            }
            assertThat(early.get("GET /version", "/version").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatIsStaleSaysSinceWhen() throws Exception {
        try (ApiRig late = new ApiRig(connection, names, ApiRig.TOKEN).follow(connection, names)) {
            assertThat(
                            late.get("GET /assets", "/assets")
                                    .headers()
                                    .firstValue("bellwether-stale-since"))
                    .isEmpty();
            late.board().fail();
            HttpResponse<String> response = late.get("GET /assets", "/assets");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("bellwether-stale-since")).isPresent();
        }
    }

    @Test
    void questionsThatCannotBeMeantAreRefusedWithWhatWasExpected() throws Exception {
        assertAsked("asset is missing", "GET /levels", "/levels");
        assertAsked("asset is none of", "GET /levels", "/levels?asset=USERS");
        assertAsked("asset stands twice", "GET /levels", "/levels?asset=users&asset=staff");
        assertAsked("from is neither", "GET /alerts", "/alerts?from=yesterday");
        assertAsked("written %2B", "GET /alerts", "/alerts?from=2026-05-04T10:00:00+02:00");
        assertAsked(
                "from is not before to", "GET /alerts", "/alerts?from=2026-05-04&to=2026-05-04");
        assertAsked("limit is no whole number", "GET /alerts", "/alerts?limit=0");
        assertAsked("limit is no whole number", "GET /alerts", "/alerts?limit=1001");
        assertAsked("state is none of", "GET /alerts", "/alerts?state=closed");
        assertAsked("cursor is not the next", "GET /alerts", "/alerts?cursor=AAAA");
        assertAsked("takes the parameters", "GET /alerts", "/alerts?sate=open");
        assertAsked("takes no parameters", "GET /version", "/version?x");
    }

    private void assertAsked(String detail, String operation, String path) throws Exception {
        HttpResponse<String> response = api.get(operation, path);
        assertThat(response.statusCode()).as(path).isEqualTo(400);
        assertThat(ApiRig.detail(response)).contains(detail);
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(api.get("GET /alerts/{id}", "/alerts/none").statusCode()).isEqualTo(404);
        assertThat(api.get("GET /alerts/{id}/quotes", "/alerts/none/quotes").statusCode())
                .isEqualTo(404);
        assertThat(api.get("GET /assets/{asset}", "/assets/all").statusCode()).isEqualTo(404);
        assertThat(api.get("GET /decisions/{id}", "/decisions/none").statusCode()).isEqualTo(404);
        assertThat(api.get("GET /{schema}.json", "/control.json").statusCode()).isEqualTo(404);
        HttpResponse<String> nowhere = api.send(api.request("/nowhere").GET());
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(ApiRig.detail(nowhere)).contains("openapi.yaml");
    }

    @Test
    void otherMethodsAreToldWhichThereAre() throws Exception {
        HttpResponse<String> delete = api.send(api.request("/decisions").DELETE());
        assertThat(delete.statusCode()).isEqualTo(405);
        assertThat(delete.headers().firstValue("allow")).contains("GET, HEAD, POST");
        HttpResponse<String> post = api.send(api.request("/assets").POST(BodyPublishers.noBody()));
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("allow")).contains("GET, HEAD");
    }

    @Test
    void whoHasTheContentAlreadyIsToldThatItStands() throws Exception {
        HttpResponse<String> first = api.get("GET /version", "/version");
        String tag = first.headers().firstValue("etag").orElseThrow();
        HttpResponse<String> again =
                api.get("GET /version", "/version", "if-none-match", "\"other\", " + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(api.get("GET /version", "/version", "if-none-match", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aHeadHasTheHeadersAlone() throws Exception {
        for (String path : List.of("/version", "/alerts")) {
            HttpResponse<String> head =
                    api.send(api.request(path).method("HEAD", BodyPublishers.noBody()));
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("content-type")).contains(ApiRig.JSON);
            assertThat(head.body()).isEmpty();
        }
    }

    @Test
    void everyOperationThatIsDescribedAnswers() throws Exception {
        String alert = api.json("GET /alerts", "/alerts").at("/alerts/0/alertId").asText();
        Map<String, String> paths = new LinkedHashMap<>();
        for (String operation : api.document().operations()) {
            paths.put(operation, operation.substring(operation.indexOf(' ') + 1));
        }
        paths.put("GET /assets/{asset}", "/assets/staff");
        paths.put("GET /levels", "/levels?asset=staff");
        paths.put("GET /alerts/{id}", "/alerts/" + alert);
        paths.put("GET /alerts/{id}/quotes", "/alerts/" + alert + "/quotes");
        paths.put("GET /decisions/{id}", "/decisions/" + SampleCompany.decisions().getFirst().id());
        paths.put("GET /verdicts/{id}", "/verdicts/h-1");
        paths.put("GET /{schema}.json", "/alert.json");
        for (Map.Entry<String, String> each : paths.entrySet()) {
            if (each.getKey().startsWith("GET ")) {
                api.get(each.getKey(), each.getValue());
            }
        }
        api.post(DECISIONS, DECISION, TYPED);
        api.post(HYPOTHESES, CLAIM, TYPED);
        assertThat(api.answered()).isEqualTo(api.document().operations());
    }

    @Test
    void theDocumentAndItsSchemasAreServedAsTheyArePublished() throws Exception {
        assertThat(api.get("GET /openapi.yaml", "/openapi.yaml").body())
                .isEqualTo(Files.readString(Path.of("schemas", "openapi.yaml")));
        for (String file : api.document().files()) {
            assertThat(api.get("GET /{schema}.json", "/" + file).body())
                    .isEqualTo(Files.readString(Path.of("schemas", file)));
        }
    }

    /** The entries of all pages, byte for byte. */
    private List<String> pages(String operation, String path, String name) throws Exception {
        List<String> entries = new ArrayList<>();
        String next = "";
        do {
            HttpResponse<String> page =
                    api.get(operation, next.isEmpty() ? path : behind(path, next));
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            List<String> lines = page.body().lines().toList();
            assertThat(lines.getFirst()).endsWith(",\"" + name + "\":[");
            assertThat(lines.getLast()).isEqualTo("]}");
            for (String line : lines.subList(1, lines.size() - 1)) {
                if (!line.isEmpty()) {
                    entries.add(line.endsWith("},") ? line.substring(0, line.length() - 1) : line);
                }
            }
            next = lines.getFirst().replaceAll("^\\{\"next\":(null|\"(.*?)\"),.*$", "$2");
        } while (!next.isEmpty());
        return entries;
    }

    private static String behind(String path, String cursor) {
        return path + (path.contains("?") ? "&" : "?") + "cursor=" + cursor;
    }

    private static List<String> raisedAt(List<String> alerts) {
        return alerts.stream()
                .map(alert -> alert.replaceAll("^.*\"raisedAt\":\"([^\"]*)\".*$", "$1"))
                .toList();
    }

    private List<String> values(String topic) {
        return run.read(topic).stream().map(Feedbacks::text).toList();
    }

    /** The last value of each key. */
    private List<String> last(String topic) {
        Map<String, String> values = new LinkedHashMap<>();
        for (InputRecord record : run.read(topic)) {
            byte[] key = Objects.requireNonNull(record.key());
            values.put(new String(key, StandardCharsets.UTF_8), Feedbacks.text(record));
        }
        return List.copyOf(values.values());
    }
}
