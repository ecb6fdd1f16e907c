package io.bellwether.app;

import io.bellwether.checkup.Check;
import io.bellwether.checkup.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Whether those who are to be told of alerts can be reached. Tells them nothing. */
final class NotifyCheck implements Check {

    private static final String NOTIFY = "notify";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final List<NotifyTarget> targets;

    NotifyCheck(List<NotifyTarget> targets) {
        this.targets = List.copyOf(targets);
    }

    @Override
    public List<Finding> look() {
        if (targets.isEmpty()) {
            return List.of(
                    Finding.warn(NOTIFY, "nobody is told: alerts are read from their topic only"));
        }
        List<Finding> findings = new ArrayList<>();
        for (NotifyTarget target : targets) {
            findings.add(
                    switch (target) {
                        case NotifyTarget.Alertmanager alertmanager -> ask(alertmanager);
                        case NotifyTarget.Webhook webhook -> connect(webhook);
                    });
        }
        return findings;
    }

    private static Finding ask(NotifyTarget.Alertmanager target) {
        String base = target.address().toString().replaceAll("(?<!/)/++$", "");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + "/-/ready")).timeout(PATIENCE);
        String login = target.address().getUserInfo();
        if (login != null) {
            byte[] bytes = login.getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            int status =
                    client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode();
            return status == OK
                    ? Finding.ok(NOTIFY, "Alertmanager at " + target.place() + " is ready")
                    : Finding.fail(
                            NOTIFY,
                            "Alertmanager at "
                                    + target.place()
                                    + " answers /-/ready with "
                                    + status
                                    + ": correct its address, or see its log");
        } catch (IOException e) {
            return unreachable("Alertmanager", target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.warn(NOTIFY, "interrupted before Alertmanager answered");
        }
    }

    private static Finding connect(NotifyTarget.Webhook target) {
        URI address = target.address();
        boolean isTls = "https".equals(address.getScheme());
        int usual = isTls ? HTTPS_PORT : HTTP_PORT;
        int port = address.getPort() < 0 ? usual : address.getPort();
        try (Socket socket = new Socket()) {
            int millis = Math.toIntExact(PATIENCE.toMillis());
            InetAddress host = InetAddress.getByName(address.getHost());
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
            if (isTls) {
                shakeHands(socket, address.getHost(), port);
            }
            return Finding.ok(
                    NOTIFY,
                    "webhook at "
                            + target.place()
                            + " can be reached; whether it takes what is sent, only sending tells");
        } catch (IOException e) {
            return unreachable("webhook", target, e);
        }
    }

    private static void shakeHands(Socket plain, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
    }

    private static Finding unreachable(String what, NotifyTarget target, IOException cause) {
        String why =
                switch (cause) {
                    case UnknownHostException unknown -> "nobody knows that host";
                    case SSLException refused -> "its certificate is not trusted";
                    default -> cause.getClass().getSimpleName();
                };
        return Finding.fail(
                NOTIFY,
                "%s at %s cannot be reached (%s): start it, let this machine through, or correct its address"
                        .formatted(what, target.place(), why));
    }
}
