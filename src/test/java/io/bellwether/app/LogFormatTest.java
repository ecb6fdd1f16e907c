package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;

/** How the log looks, to whom; by processes as they are started. */
class LogFormatTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,    -,    true,  true,  TEXT",
                "-,    -,    true,  false, JSON",
                "-,    -,    false, false, TEXT",
                "-,    json, true,  true,  JSON",
                "-,    Text, true,  false, TEXT",
                "text, json, true,  false, TEXT",
                "JSON, -,    false, true,  JSON",
            })
    void theFormatIsThatOfThePropertyOfTheVariableOrOfTheReader(
            String property,
            String variable,
            boolean isService,
            boolean isTerminal,
            LogFormat format) {
        Map<String, String> environment =
                variable == null ? Map.of() : Map.of(LogFormat.VARIABLE, variable);
        assertThat(LogFormat.choose(property, environment, isService, isTerminal))
                .isEqualTo(format);
    }

    @Test
    void anotherFormatIsRefused() {
        assertThatThrownBy(
                        () -> LogFormat.choose(null, Map.of(LogFormat.VARIABLE, "xml"), true, true))
                .isInstanceOf(WrongUseException.class)
                .hasMessage("BELLWETHER_LOG_FORMAT: expected text or json; got 'xml'");
    }

    @Test
    void everyLineOfAServiceWithoutATerminalIsJson() throws Exception {
        Path log = folder.resolve("log");
        try (ServeProcess serve =
                ServeProcess.start(folder, log, "127.0.0.1:1", "-Dbellwether.log.format=json")) {
            assertThat(serve.exitStatus()).isEqualTo(1);
            List<String> lines = serve.log().lines().toList();
            assertThat(lines).isNotEmpty();
            for (String line : lines) {
                JsonNode read = JSON.readTree(line);
                assertThat(read.isObject()).as(line).isTrue();
                assertThat(Instant.parse(read.path("timestamp").asText())).isNotNull();
                assertThat(read.path("logger").asText()).startsWith("io.bellwether");
            }
            JsonNode last = JSON.readTree(lines.get(lines.size() - 1));
            assertThat(last.path("level").asText()).isEqualTo("ERROR");
            assertThat(last.path("message").asText())
                    .startsWith("no Kafka broker answers at 127.0.0.1:1");
        }
    }

    @Test
    void linesForPeopleBeginWithTheTime() throws Exception {
        Path log = folder.resolve("log");
        try (ServeProcess serve = ServeProcess.start(folder, log, "127.0.0.1:1")) {
            assertThat(serve.exitStatus()).isEqualTo(1);
            assertThat(serve.log().lines())
                    .last()
                    .asString()
                    .startsWith("bellwether: no Kafka broker answers");
        }
    }

    @Test
    void theMessageOfAnExceptionIsNotWrittenForMachines() throws IOException {
        String line = text(new JsonLogEncoder().encode(failure(new LoggerContext())));

        assertThat(line).endsWith("}\n").doesNotContain("somebody wrote").isASCII();
        assertThat(line.strip()).doesNotContain("\n");
        JsonNode read = JSON.readTree(line);
        assertThat(read.path("message").asText()).isEqualTo("two\nlines \"quoted\" \u202e");
        assertThat(read.path("exception").asText()).isEqualTo("java.io.IOException");
        assertThat(read.path("stack").asText())
                .startsWith("java.io.IOException\n\tat ")
                .contains(LogFormatTest.class.getName() + ".failure")
                .contains("\nCaused by: java.lang.IllegalStateException\n\tat ");
    }

    @Test
    void theMessageOfAnExceptionIsNotWrittenForPeople() throws Exception {
        LoggerContext context = new LoggerContext();
        context.putProperty(LogFormat.PROPERTY, LogFormat.TEXT.label());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
        try {
            List<String> lines = forPeople(context, failure(context)).lines().toList();

            assertThat(lines.getFirst())
                    .endsWith(" WARN  io.bellwether.test two lines \"quoted\"  ");
            assertThat(lines.get(1)).isEqualTo("java.io.IOException");
            assertThat(lines.get(2)).startsWith("\tat " + LogFormatTest.class.getName());
            assertThat(lines)
                    .contains("Caused by: java.lang.IllegalStateException")
                    .noneMatch(line -> line.contains("somebody wrote"));
        } finally {
            context.stop();
        }
    }

    private static String forPeople(LoggerContext context, ILoggingEvent event) {
        Appender<ILoggingEvent> appender =
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDERR");
        assertThat(appender).isInstanceOf(ConsoleAppender.class);
        return text(((ConsoleAppender<ILoggingEvent>) appender).getEncoder().encode(event));
    }

    private static LoggingEvent failure(LoggerContext context) {
        Throwable cause = new IllegalStateException("what somebody wrote");
        return new LoggingEvent(
                LogFormatTest.class.getName(),
                context.getLogger("io.bellwether.test"),
                Level.WARN,
                "two\nlines \"quoted\" \u202e",
                new IOException("what somebody wrote,\ntoo", cause),
                null);
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }
}
