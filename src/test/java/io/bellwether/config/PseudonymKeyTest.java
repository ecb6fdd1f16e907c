package io.bellwether.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.feedback.Asset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymKeyTest {

    @TempDir private Path directory;

    @Test
    void aKeyIsMadeOnFirstUseAndKept() throws IOException {
        Path file = directory.resolve("data").resolve("pseudonym.key");

        String first = pseudonym(PseudonymKey.loadOrCreate(file, Map.of()));
        String second = pseudonym(PseudonymKey.loadOrCreate(file, Map.of()));

        assertThat(second).isEqualTo(first);
        assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aRotatedKeyNamesEverybodyAnewAndStillKnowsTheFormerNames() throws IOException {
        Path file = directory.resolve("pseudonym.key");
        PseudonymKey first = PseudonymKey.loadOrCreate(file, Map.of());

        assertThat(PseudonymKey.rotate(file)).isEqualTo(2);

        PseudonymKey second = PseudonymKey.load(file, Map.of());
        assertThat(pseudonym(second)).isNotEqualTo(pseudonym(first));
        assertThat(second.pseudonymizer().keyId()).isNotEqualTo(first.pseudonymizer().keyId());
        assertThat(second.all()).hasSize(2);
        assertThat(second.all().get(1).pseudonym(Asset.USERS, "jo")).isEqualTo(pseudonym(first));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void afterTheFormerKeysAreForgottenThePresentOneIsLeft() throws IOException {
        Path file = directory.resolve("pseudonym.key");
        PseudonymKey.loadOrCreate(file, Map.of());
        PseudonymKey.rotate(file);
        PseudonymKey.rotate(file);
        String present = pseudonym(PseudonymKey.load(file, Map.of()));

        assertThat(PseudonymKey.forgetFormer(file)).isEqualTo(2);

        PseudonymKey left = PseudonymKey.load(file, Map.of());
        assertThat(pseudonym(left)).isEqualTo(present);
        assertThat(left.all()).hasSize(1);
        assertThat(PseudonymKey.forgetFormer(file)).isZero();
    }

    @Test
    void aKeyThatMustBeThereIsNotMade() {
        Path file = directory.resolve("nothing.key");

        for (Consumer<Path> user :
                List.<Consumer<Path>>of(
                        absent -> PseudonymKey.load(absent, Map.of()),
                        PseudonymKey::rotate,
                        PseudonymKey::forgetFormer)) {
            assertThatThrownBy(() -> user.accept(file))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "there is no key at "
                                    + file
                                    + ": set data.directory, pseudonym.keyFile or"
                                    + " BELLWETHER_PSEUDONYM_KEY as the service has it");
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void aChangedKeyLiesWhereALinkLeadsAndTheSameMayReadIt() throws IOException {
        Path file = directory.resolve("pseudonym.key");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        PseudonymKey.loadOrCreate(file, Map.of());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        PseudonymKey.rotate(link);

        assertThat(link).isSymbolicLink();
        assertThat(PseudonymKey.load(file, Map.of()).all()).hasSize(2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        PseudonymKey.forgetFormer(link);
        assertThat(link).isSymbolicLink();
        assertThat(PseudonymKey.load(file, Map.of()).all()).hasSize(1);
    }

    @Test
    void theVariableMayHoldFormerKeysToo() {
        String two = "the present key, long\nthe former key, long";

        PseudonymKey key =
                PseudonymKey.load(
                        directory.resolve("none"), Map.of("BELLWETHER_PSEUDONYM_KEY", two));

        assertThat(key.all()).hasSize(2);
        assertThat(key.all().getFirst().keyId()).isEqualTo(key.pseudonymizer().keyId());
    }

    @Test
    void thoseWhoNeedItAtTheSameTimeHaveTheSameKey() throws Exception {
        int members = 4;
        CyclicBarrier start = new CyclicBarrier(members);
        try (ExecutorService pool = Executors.newFixedThreadPool(members)) {
            for (int round = 0; round < 200; round++) {
                Path file = directory.resolve("round" + round).resolve("pseudonym.key");
                Callable<String> member =
                        () -> {
                            start.await();
                            return pseudonym(PseudonymKey.loadOrCreate(file, Map.of()));
                        };
                Set<String> names = new HashSet<>();
                for (Future<String> name : pool.invokeAll(Collections.nCopies(members, member))) {
                    names.add(name.get());
                }
                assertThat(names).hasSize(1);
            }
        }
    }

    @Test
    void twoDirectoriesHaveTwoKeys() {
        PseudonymKey one = PseudonymKey.loadOrCreate(directory.resolve("a"), Map.of());
        PseudonymKey other = PseudonymKey.loadOrCreate(directory.resolve("b"), Map.of());

        assertThat(pseudonym(one)).isNotEqualTo(pseudonym(other));
    }

    @Test
    void theEnvironmentGoesBeforeTheFileWhichIsThenNotMade() {
        Path file = directory.resolve("pseudonym.key");
        String hex = "00112233445566778899AABBCCDDEEFF";

        PseudonymKey fromEnvironment = PseudonymKey.loadOrCreate(file, given(hex));

        assertThat(file).doesNotExist();
        assertThat(pseudonym(fromEnvironment))
                .isEqualTo(
                        pseudonym(
                                PseudonymKey.loadOrCreate(
                                        file, given(hex.toLowerCase(java.util.Locale.ROOT)))))
                .isNotEqualTo(
                        pseudonym(PseudonymKey.loadOrCreate(file, given("sixteen letters!"))));
    }

    @Test
    void aShortKeyIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> PseudonymKey.loadOrCreate(directory, given("hush hush")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("BELLWETHER_PSEUDONYM_KEY: expected a key of at least 16 bytes; got 9");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> PseudonymKey.loadOrCreate(directory, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("pseudonym.keyFile")
                .hasMessageContaining(directory.toString());
    }

    @Test
    void aKeyDoesNotShowItself() {
        assertThat(PseudonymKey.loadOrCreate(directory, given("sixteen letters!")).toString())
                .isEqualTo("PseudonymKey[***]");
    }

    private static Map<String, String> given(String key) {
        return Map.of("BELLWETHER_PSEUDONYM_KEY", key);
    }

    private static String pseudonym(PseudonymKey key) {
        return key.pseudonymizer().pseudonym(Asset.USERS, "jo");
    }
}
