package io.bellwether;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.CorePublisher;

/** Who may know whom. The picture is in the docs; this holds it. */
class LayeringTest {

    private static final String[] CORE = {
        "io.bellwether.feedback..",
        "io.bellwether.redaction..",
        "io.bellwether.sentiment..",
        "io.bellwether.theme..",
        "io.bellwether.snapshot..",
        "io.bellwether.window..",
        "io.bellwether.detection..",
        "io.bellwether.alert..",
        "io.bellwether.decision..",
        "io.bellwether.hypothesis..",
        "io.bellwether.monitor..",
        "io.bellwether.retrospect.."
    };

    private static final String[] SHARED = {
        "io.bellwether.pipeline..",
        "io.bellwether.codec..",
        "io.bellwether.plot..",
        "io.bellwether.html..",
        "io.bellwether.checkup.."
    };

    private static final String APP = "io.bellwether.app.";

    /** The only class of the app through which a replay comes to Kafka. */
    private static final String DOOR = "PastTopics";

    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.bellwether");

    @Test
    void theProductWasFound() {
        assertThat(PRODUCT.contain("io.bellwether.feedback.Feedback")).isTrue();
    }

    @Test
    void coreKnowsOnlyItselfTheLanguageAndNullMarks() {
        classes()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        join(
                                CORE,
                                "java.lang..",
                                "java.util..",
                                "java.time..",
                                "java.nio.charset..",
                                "java.security..",
                                "javax.crypto..",
                                "org.jspecify.annotations.."))
                .check(PRODUCT);
    }

    @Test
    void coreHasNoClockThreadChanceOrLogger() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..", "java.util.logging..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.InstantSource")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.SplittableRandom")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Timer")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(PRODUCT);
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        String[] adapters = {
            "kafka",
            "corenlp",
            "replay",
            "calibration",
            "benchmark",
            "demo",
            "report",
            "notify",
            "dashboard",
            "metrics"
        };
        for (String adapter : adapters) {
            String[] others =
                    Stream.of(adapters)
                            .filter(other -> !other.equals(adapter))
                            .map(other -> "io.bellwether." + other + "..")
                            .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("io.bellwether." + adapter + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            join(others, "io.bellwether.app..", "io.bellwether.config.."))
                    .allowEmptyShould(true)
                    .check(PRODUCT);
        }
    }

    @Test
    void sharedShellPackagesKnowNoAdapter() {
        noClasses()
                .that()
                .resideInAnyPackage(SHARED)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.bellwether.kafka..",
                        "io.bellwether.corenlp..",
                        "io.bellwether.replay..",
                        "io.bellwether.calibration..",
                        "io.bellwether.demo..",
                        "io.bellwether.benchmark..",
                        "io.bellwether.notify..",
                        "io.bellwether.dashboard..",
                        "io.bellwether.metrics..",
                        "io.bellwether.config..",
                        "io.bellwether.app..",
                        "io.micrometer..",
                        "org.apache.kafka..",
                        "edu.stanford..")
                .check(PRODUCT);
    }

    @Test
    void chartsKnowOnlyThemselvesTheLanguageAndNullMarks() {
        classes()
                .that()
                .resideInAPackage("io.bellwether.plot..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.bellwether.plot..",
                        "java.lang..",
                        "java.math..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify.annotations..")
                .check(PRODUCT);
    }

    @Test
    void calibrationKnowsOnlyTheCoreAndChartsAndStartsNoThread() {
        classes()
                .that()
                .resideInAPackage("io.bellwether.calibration..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        join(
                                CORE,
                                "io.bellwether.calibration..",
                                "io.bellwether.plot..",
                                "java.lang..",
                                "java.time..",
                                "java.util",
                                "java.util.function..",
                                "java.util.stream..",
                                "org.jspecify.annotations.."))
                .check(PRODUCT);
    }

    @Test
    void onlyTheAppBlocksAndSubscribes() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.bellwether.app..")
                .should()
                .callMethodWhere(
                        target(owner(assignableTo(CorePublisher.class)))
                                .and(target(nameMatching("block.*|subscribe|subscribeWith"))))
                .check(PRODUCT);
    }

    /** Values in, values out: an adapter that reads no cluster and writes to none. */
    @Test
    void replayKnowsNoKafkaAndNoNotifier() {
        noClasses()
                .that()
                .resideInAPackage("io.bellwether.replay..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "io.bellwether.kafka..",
                        "io.bellwether.notify..",
                        "io.bellwether.app..")
                .check(PRODUCT);
    }

    /**
     * From the command on, whatever a replay can get hold of sees of Kafka the few classes that
     * read, and neither a connection, from which a writer could be made, nor a notifier.
     */
    @ParameterizedTest
    @ValueSource(strings = {"ReplayCommand", "DigestCommand"})
    void replayHoldsNothingThatWritesOrNotifies(String command) {
        Set<JavaClass> reached = reachedInAppFrom(command);
        assertThat(reached)
                .extracting(JavaClass::getSimpleName)
                .contains(command, "TopicHistory", "JournalHistory", "Codecs")
                .doesNotContain("Cluster", DOOR);
        noClasses()
                .that(DescribedPredicate.describe("a replay reaches", reached::contains))
                .should()
                .dependOnClassesThat(canWriteOrNotify())
                .check(PRODUCT);
    }

    /** The door of a replay to Kafka has a connection. It makes readers of it, and keeps it. */
    @Test
    void doorOfReplaysToKafkaGivesNothingAwayThatWrites() {
        assertThat(PRODUCT.get(APP + DOOR).getMethods())
                .filteredOn(method -> !method.getModifiers().contains(JavaModifier.PRIVATE))
                .extracting(method -> method.getRawReturnType().getSimpleName())
                .containsOnly(
                        "PastTopics",
                        "TopicNames",
                        "Codecs",
                        "TopicReader",
                        "PastTexts",
                        "ErasedQuotes",
                        "Map",
                        "void");
        classes()
                .that()
                .haveFullyQualifiedName(APP + DOOR)
                .should()
                .onlyDependOnClassesThat(
                        not(canWriteOrNotify())
                                .or(nameMatching(".*\\.(KafkaConnection|QuoteReader)")))
                .check(PRODUCT);
        noClasses()
                .that()
                .haveFullyQualifiedName(APP + DOOR)
                .should()
                .callMethod("io.bellwether.app.Cluster", "createTopics")
                .check(PRODUCT);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.bellwether.(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    /** Classes of the app that {@code root} can reach without going through the door. */
    private static Set<JavaClass> reachedInAppFrom(String root) {
        Set<JavaClass> reached = new LinkedHashSet<>();
        Deque<JavaClass> open = new ArrayDeque<>(List.of(PRODUCT.get(APP + root)));
        while (!open.isEmpty()) {
            JavaClass next = open.remove();
            boolean isOfApp = next.getPackageName().equals("io.bellwether.app");
            if (isOfApp && !next.getSimpleName().equals(DOOR) && reached.add(next)) {
                next.getDirectDependenciesFromSelf()
                        .forEach(dependency -> open.add(dependency.getTargetClass()));
            }
        }
        return reached;
    }

    private static DescribedPredicate<JavaClass> canWriteOrNotify() {
        return resideInAnyPackage(
                        "io.bellwether.kafka..",
                        "org.apache.kafka..",
                        "io.bellwether.notify..",
                        "io.bellwether.dashboard..")
                .and(not(nameMatching(".*\\.(TopicReader|TopicCursor|TopicRange|PastTexts)")))
                .as("classes that can write or notify");
    }

    private static String[] join(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }
}
