package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.faults.Launch;
import io.bellwether.faults.MemberProcess;
import io.bellwether.kafka.Acls;
import io.bellwether.kafka.RecordingAuthorizer;
import io.bellwether.kafka.SecuredBroker;
import io.bellwether.pipeline.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Roles in processes of their own, each under a name of its own, with exactly the permissions that
 * are printed for it. Not safe for several threads.
 */
final class SecuredMembers {

    static final Duration PATIENCE = Duration.ofMinutes(3);
    static final String PASSWORD = "quite-a-secret";

    private static final List<String> LINES = Acls.lines(TopicNames.standard(), "bellwether");

    private final SecuredBroker broker;
    private final Path folder;

    /** What was taken away for some time, and so was refused. */
    private final List<String> taken = new ArrayList<>();

    SecuredMembers(SecuredBroker broker, Path folder) {
        this.broker = broker;
        this.folder = folder;
        RecordingAuthorizer.forget();
    }

    void admit(String role) {
        broker.admit(role, PASSWORD);
        broker.grant(role, LINES.stream().filter(line -> line.startsWith(role + " ")).toList());
    }

    /**
     * Starts {@code role}.
     *
     * @param settings as {@code --set} has them
     */
    MemberProcess serve(String role, String instance, String... settings) {
        return MemberProcess.start(
                Launch.of(role, instance, folder, broker.servers())
                        .set(broker.settings(role, PASSWORD).toArray(new String[0]))
                        .set(settings));
    }

    /** Takes the permission of {@code line} away until its role says so. */
    void take(String line, MemberProcess member, Runnable work) {
        take(line, line.substring(line.indexOf(' ') + 1), member, work);
    }

    /**
     * As the other one.
     *
     * @param told what of a prefix it will name
     */
    void take(String line, String told, MemberProcess member, Runnable work) {
        String role = line.substring(0, line.indexOf(' '));
        assertThat(LINES).contains(line);
        taken.add(role + " " + told);
        broker.revoke(role, List.of(line));
        work.run();
        awaitLogged(member, "NotAllowedException: the brokers do not allow this client to " + told);
        broker.grant(role, List.of(line));
    }

    static void awaitLogged(MemberProcess member, String words) {
        await(words)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> member.logged().contains(words));
    }

    /** None has ended, shown a secret or shown a stack. */
    static void assertSound(MemberProcess... members) {
        for (MemberProcess each : members) {
            assertThat(each.isAlive()).isTrue();
            assertThat(each.logged()).doesNotContain(PASSWORD).doesNotContain("\tat ");
        }
    }

    /** What is printed is what is needed: the roles used all of it and asked for nothing else. */
    void assertEachIsUsedAndNoOtherAskedFor(String... roles) {
        Set<String> asked = of(roles, LINES);
        assertThat(asked).isNotEmpty();
        assertThat(of(roles, RecordingAuthorizer.allowed())).containsExactlyElementsOf(asked);
        assertThat(RecordingAuthorizer.refused())
                .filteredOn(line -> Arrays.stream(roles).anyMatch(it -> isOf(it, line)))
                .map(line -> line.replace(" DESCRIBE GROUP ", " READ GROUP "))
                .allMatch(taken::contains);
    }

    /**
     * Those of {@code lines} that are of {@code roles}, as they are printed. Not the creation of
     * topics, of which only the first process has need; and who may read from a group may look at
     * it.
     */
    private static Set<String> of(String[] roles, Iterable<String> lines) {
        Set<String> found = new TreeSet<>();
        for (String line : lines) {
            boolean isImplied = line.contains(" DESCRIBE GROUP ") || line.contains(" CREATE ");
            if (!isImplied && Arrays.stream(roles).anyMatch(role -> isOf(role, line))) {
                found.add(asPrinted(line));
            }
        }
        return found;
    }

    private static boolean isOf(String role, String line) {
        return line.startsWith(role + " ");
    }

    private static String asPrinted(String line) {
        return LINES.stream()
                .filter(it -> it.endsWith("*") && line.startsWith(it.substring(0, it.length() - 1)))
                .findFirst()
                .orElse(line);
    }
}
