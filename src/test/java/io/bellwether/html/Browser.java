package io.bellwether.html;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A headless Chromium, driven by its own driver over HTTP (W3C WebDriver, 2018): only what the
 * tests of pages need. Everything of it ends with {@link #close}.
 */
public final class Browser implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PORT = Pattern.compile("on port (\\d+)");

    /** The key Tab, as WebDriver writes it. */
    public static final String TAB = "\uE004";

    /** The key Enter. */
    public static final String ENTER = "\uE007";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Process driver;
    private final String place;

    private Browser(Process driver, String address, boolean runsScripts) throws IOException {
        this.driver = driver;
        ObjectNode options = JSON.createObjectNode();
        List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run")
                .forEach(options.putArray("args")::add);
        if (!runsScripts) {
            options.putObject("prefs")
                    .put("profile.managed_default_content_settings.javascript", 2);
        }
        ObjectNode wanted = JSON.createObjectNode();
        ObjectNode capabilities = wanted.putObject("capabilities").putObject("alwaysMatch");
        capabilities.put("browserName", "chrome").set("goog:chromeOptions", options);
        capabilities.putObject("goog:loggingPrefs").put("browser", "ALL").put("performance", "ALL");
        String session = address + "/session";
        place = session + "/" + send("POST", session, wanted).path("sessionId").asText();
    }

    /**
     * A browser with an empty profile; skips the test where none is installed.
     *
     * @param runsScripts whether pages may run scripts
     */
    public static Browser start(boolean runsScripts) throws IOException {
        Optional<Path> driver = driver();
        assumeTrue(driver.isPresent(), "skipped: chromium and its chromedriver are not installed");
        Process process =
                new ProcessBuilder(driver.orElseThrow().toString(), "--port=0")
                        .redirectErrorStream(true)
                        .start();
        return new Browser(process, "http://localhost:" + port(process), runsScripts);
    }

    /** Where the driver lies; empty where it or the browser is not installed. */
    private static Optional<Path> driver() {
        return program("chromium").isPresent() || program("google-chrome").isPresent()
                ? program("chromedriver")
                : Optional.empty();
    }

    private static Optional<Path> program(String name) {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String port(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher port = PORT.matcher(line);
            if (line.contains("started successfully") && port.find()) {
                readOn(output);
                return port.group(1);
            }
        }
        throw new IOException("the driver of the browser ended without a port");
    }

    /** What nobody reads fills the pipe, and then the driver stands still. */
    private static void readOn(BufferedReader output) {
        Thread reader =
                new Thread(
                        () -> {
                            try {
                                output.transferTo(Writer.nullWriter());
                            } catch (IOException e) {
                                // The driver was ended.
                            }
                        },
                        "driver");
        reader.setDaemon(true);
        reader.start();
    }

    public void open(String address) throws IOException {
        send("POST", place + "/url", JSON.createObjectNode().put("url", address));
    }

    /** Makes the window {@code width} by {@code height} pixels, as a phone would have it. */
    public void resize(int width, int height) throws IOException {
        ObjectNode metrics = JSON.createObjectNode().put("width", width).put("height", height);
        metrics.put("deviceScaleFactor", 1).put("mobile", true);
        command("Emulation.setDeviceMetricsOverride", metrics);
    }

    /** Makes it a wide screen again. */
    public void widen() throws IOException {
        command("Emulation.clearDeviceMetricsOverride", JSON.createObjectNode());
    }

    /** Shows pages as to somebody who likes {@code scheme}, {@code light} or {@code dark}. */
    public void prefer(String scheme) throws IOException {
        ObjectNode media = JSON.createObjectNode();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme);
        command("Emulation.setEmulatedMedia", media);
    }

    /** Presses one key where the keyboard is. */
    public void press(String key) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode keyboard = body.putArray("actions").addObject();
        keyboard.put("type", "key").put("id", "keyboard");
        var steps = keyboard.putArray("actions");
        steps.addObject().put("type", "keyDown").put("value", key);
        steps.addObject().put("type", "keyUp").put("value", key);
        send("POST", place + "/actions", body);
    }

    /** Evaluates {@code script}, which the driver hands to the page for itself. */
    public void run(String script) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("script", script);
        body.putArray("args");
        send("POST", place + "/execute/sync", body);
    }

    /** What a promise gives. */
    public JsonNode awaited(String promise) throws IOException {
        String script =
                "var done = arguments[arguments.length - 1];"
                        + promise
                        + ".then(done, function (e) { done({failed: String(e)}); });";
        ObjectNode body = JSON.createObjectNode().put("script", script);
        body.putArray("args");
        return send("POST", place + "/execute/async", body);
    }

    /** What can be seen of the page, as a PNG. */
    public byte[] picture() throws IOException {
        return Base64.getDecoder().decode(send("GET", place + "/screenshot", null).asText());
    }

    private void command(String name, ObjectNode parameters) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("cmd", name);
        body.set("params", parameters);
        send("POST", place + "/goog/cdp/execute", body);
    }

    /** The value of a JavaScript expression. It is evaluated by the driver, not by the page. */
    public JsonNode value(String expression) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("script", "return " + expression);
        body.putArray("args");
        return send("POST", place + "/execute/sync", body);
    }

    /** The first element that a CSS selector finds. */
    public String element(String selector) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("using", "css selector");
        JsonNode found = send("POST", place + "/element", body.put("value", selector));
        return found.elements().next().asText();
    }

    public void click(String selector) throws IOException {
        String at = place + "/element/" + element(selector) + "/click";
        send("POST", at, JSON.createObjectNode());
    }

    public void type(String selector, String keys) throws IOException {
        String at = place + "/element/" + element(selector) + "/value";
        send("POST", at, JSON.createObjectNode().put("text", keys));
    }

    public boolean isDisplayed(String selector) throws IOException {
        return send("GET", place + "/element/" + element(selector) + "/displayed", null)
                .asBoolean();
    }

    public String text(String selector) throws IOException {
        return send("GET", place + "/element/" + element(selector) + "/text", null).asText();
    }

    /** What the page wrote to its console since the last time. */
    public List<String> console() throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode entry : log("browser")) {
            lines.add(entry.path("message").asText());
        }
        return lines;
    }

    /** The addresses that were asked for since the last time. */
    public List<String> requests() throws IOException {
        List<String> addresses = new ArrayList<>();
        for (JsonNode entry : log("performance")) {
            JsonNode message = JSON.readTree(entry.path("message").asText()).path("message");
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                addresses.add(message.at("/params/request/url").asText());
            }
        }
        return addresses;
    }

    private JsonNode log(String type) throws IOException {
        return send("POST", place + "/se/log", JSON.createObjectNode().put("type", type));
    }

    private JsonNode send(String method, String address, @Nullable JsonNode body)
            throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address))
                        .timeout(Duration.ofSeconds(60))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode value = JSON.readTree(response.body()).path("value");
            if (response.statusCode() != 200) {
                throw new IOException(method + " " + address + ": " + value.path("message"));
            }
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            send("DELETE", place, null);
        } finally {
            driver.destroy();
            http.close();
        }
    }
}
