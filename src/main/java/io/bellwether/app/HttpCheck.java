package io.bellwether.app;

import io.bellwether.checkup.Check;
import io.bellwether.checkup.Finding;
import io.bellwether.config.HttpConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.util.List;

/** Whether the address of the page is free, or this program's own already. */
final class HttpCheck implements Check {

    private static final String HTTP = "http";

    private final HttpConfiguration http;

    HttpCheck(HttpConfiguration http) {
        this.http = http;
    }

    @Override
    public List<Finding> look() {
        if (!http.isOn()) {
            return List.of(Finding.warn(HTTP, "http.address is empty: no page, no metrics"));
        }
        String where = http.host() + ":" + http.port();
        try (ServerSocket probe =
                new ServerSocket(http.port(), 1, InetAddress.getByName(http.host()))) {
            return List.of(Finding.ok(HTTP, where + (probe.isBound() ? " is free" : "")));
        } catch (IOException e) {
            return List.of(taken(where, e));
        }
    }

    private Finding taken(String where, IOException cause) {
        try (HttpClient client = HealthQuestion.client()) {
            HealthQuestion question =
                    new HealthQuestion(client, HealthQuestion.address(http), http.token());
            if (!question.isLikeOurs("livez")) {
                return Finding.fail(
                        HTTP,
                        "cannot listen at "
                                + where
                                + " ("
                                + cause.getMessage()
                                + "): set another http.address");
            }
            HealthQuestion.Answer answer = question.ask("readyz");
            return answer.isWell()
                    ? Finding.ok(HTTP, "a service is at " + where + " already, and is ready")
                    : Finding.warn(HTTP, "a service is at " + where + " already: " + answer.text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.warn(HTTP, "interrupted before anybody answered at " + where);
        }
    }
}
