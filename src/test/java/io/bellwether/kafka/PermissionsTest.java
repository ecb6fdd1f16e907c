package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.pipeline.TopicNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a member is told of its rights, by a broker that grants nothing by itself. */
class PermissionsTest {

    private static final String PASSWORD = "quite-a-secret";
    private static final List<String> ROLES = List.of("score", "monitor", "notify", "dashboard");
    private static final TopicNames NAMES = TopicNames.standard();

    @TempDir private static Path folder;
    private static SecuredBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = SecuredBroker.start(folder);
        try (Admin admin = broker.everything().admin()) {
            new Topics(admin, NAMES).create(1, Optional.of((short) 1));
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void whoHasEverythingThatIsPrintedLacksNothing() {
        for (String role : ROLES) {
            List<String> lines = linesOf(role);
            String user = "whole-" + role;
            broker.admit(user, PASSWORD);
            broker.grant(user, lines);
            awaitNothingLacking(user, lines);
        }
    }

    /** Rights that brokers do not tell beforehand are refused when they are used. */
    @Test
    void everyPermissionThatIsMissingIsNamedAndNoOtherTopicIs() {
        broker.admit("partial", PASSWORD);
        for (String role : ROLES) {
            List<String> lines = linesOf(role);
            broker.grant("partial", lines);
            for (String line : lines) {
                Permission permission = SecuredBroker.permission(line);
                boolean isTold = permission.kind().equals("TOPIC") && !isImplied(permission, lines);
                if (isTold) {
                    broker.revoke("partial", List.of(line));
                    awaitLacking("partial", lines, permission);
                    broker.grant("partial", List.of(line));
                }
            }
            awaitNothingLacking("partial", lines);
            broker.revoke("partial", lines);
        }
    }

    @Test
    void whoHasNothingIsToldWhatItIsAndHowToGrantIt() {
        broker.admit("nobody", PASSWORD);
        try (Admin admin = broker.connection("nobody", PASSWORD).admin()) {
            assertThatThrownBy(
                            () ->
                                    new Permissions(admin, "0")
                                            .require(NAMES, "bellwether", Set.of("score")))
                    .isInstanceOf(NotAllowedException.class)
                    .hasMessageStartingWith(
                            "the brokers do not allow this client to READ TOPIC feedback.users.v1,"
                                    + " WRITE TOPIC dlq.feedback.users.v1, ")
                    .hasMessageEndingWith(
                            " more: grant what 'bellwether topics' prints, with kafka-acls --add"
                                    + " --allow-principal User:... --operation READ --topic"
                                    + " feedback.users.v1 and the like")
                    .hasMessageNotContainingAny(PASSWORD, "\n");
        }
    }

    @Test
    void aBrokerWithoutAnAuthorizerAllowsEverything() {
        try (Admin admin = TestBroker.connection().admin()) {
            TopicNames names = TestBroker.topics(1);
            List<Permission> needed =
                    Acls.lines(names, "group").stream().map(SecuredBroker::permission).toList();
            assertThat(new Permissions(admin, "0").lacking(needed)).isEmpty();
        }
    }

    @Test
    void aPermissionSaysHowItIsGranted() {
        assertThat(
                        SecuredBroker.permission("score WRITE TRANSACTIONAL_ID bellwether-score-*")
                                .grant())
                .isEqualTo(
                        "--operation WRITE --transactional-id bellwether-score-"
                                + " --resource-pattern-type prefixed");
        assertThat(SecuredBroker.permission("score CREATE CLUSTER kafka-cluster").grant())
                .isEqualTo("--operation CREATE --cluster");
        assertThat(SecuredBroker.permission("score READ GROUP bellwether-score").grant())
                .isEqualTo("--operation READ --group bellwether-score");
    }

    private static List<String> linesOf(String role) {
        return Acls.lines(NAMES, "bellwether").stream()
                .filter(line -> line.startsWith(role + " "))
                .toList();
    }

    /** Who may read or write a topic may look at it. */
    private static boolean isImplied(Permission permission, List<String> lines) {
        return permission.operation().equals("DESCRIBE")
                && lines.stream()
                        .map(SecuredBroker::permission)
                        .anyMatch(
                                it ->
                                        it.name().equals(permission.name())
                                                && List.of("READ", "WRITE")
                                                        .contains(it.operation()));
    }

    /** Grants reach the broker a moment after they are acknowledged. */
    private static void awaitNothingLacking(String user, List<String> lines) {
        awaitLacking(user, lines, lacking -> assertThat(lacking).isEmpty());
    }

    /** Of a topic that may not be looked at, nothing else is told. */
    private static void awaitLacking(String user, List<String> lines, Permission expected) {
        awaitLacking(
                user,
                lines,
                lacking ->
                        assertThat(lacking)
                                .contains(expected)
                                .allMatch(each -> each.name().equals(expected.name())));
    }

    private static void awaitLacking(
            String user, List<String> lines, Consumer<List<Permission>> expected) {
        List<Permission> needed = lines.stream().map(SecuredBroker::permission).toList();
        try (Admin admin = broker.connection(user, PASSWORD).admin()) {
            Awaitility.await()
                    .atMost(30, TimeUnit.SECONDS)
                    .untilAsserted(
                            () -> expected.accept(new Permissions(admin, "0").lacking(needed)));
        }
    }
}
