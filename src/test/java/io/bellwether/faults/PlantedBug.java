package io.bellwether.faults;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;

/**
 * Bugs that prove that the fault suite can fail. Each is an alteration of a method or two, made
 * while their class is loaded into a process under test, so that the product has no branch for it.
 */
public enum PlantedBug {
    /** Offsets are committed in a transaction of their own, after that of the outputs. */
    OFFSETS_OUTSIDE,

    /** A monitor begins with nothing where another one left off. */
    NO_RESTORE,

    /** A restore looks for snapshots up to the last stable offset only. */
    RESTORE_TO_LAST_STABLE_OFFSET,

    /** Consumers see what was written in transactions that were rolled back. */
    UNCOMMITTED_READ,

    /** What a monitor says while it reads the journal again is written again. */
    OUTPUT_WHILE_RESTORING,

    /**
     * The scorer fails on every text that contains {@link PlantedAdvice#UNSCORABLE}. Not a bug of
     * the service: one that it has to survive.
     */
    SCORER_THROWS;

    private static final String KAFKA = "io.bellwether.kafka.";

    /** What the process says on standard error as soon as an altered class is loaded. */
    String trace() {
        return "planted " + this;
    }

    /** Alters the classes when they are loaded; to be called before that. */
    void plant() {
        AgentBuilder agent =
                new AgentBuilder.Default().disableClassFormatChanges().with(new PlantedTrace(this));
        for (Site site : sites()) {
            agent =
                    agent.type(named(site.type()))
                            .transform(
                                    (builder, type, loader, module, domain) ->
                                            builder.visit(site.alteration()));
        }
        agent.installOn(ByteBuddyAgent.install());
    }

    private List<Site> sites() {
        return switch (this) {
            case OFFSETS_OUTSIDE ->
                    List.of(
                            new Site(
                                    "org.apache.kafka.clients.producer.KafkaProducer",
                                    "sendOffsetsToTransaction",
                                    2,
                                    PlantedAdvice.EndTransactionFirst.class));
            case NO_RESTORE ->
                    List.of(
                            new Site(
                                    KAFKA + "KafkaHistory",
                                    "snapshots",
                                    2,
                                    PlantedAdvice.AnswerNothing.class),
                            new Site(
                                    KAFKA + "KafkaHistory",
                                    "journal",
                                    4,
                                    PlantedAdvice.DoNothing.class));
            case RESTORE_TO_LAST_STABLE_OFFSET ->
                    List.of(
                            new Site(
                                    KAFKA + "TopicReader",
                                    "offsets",
                                    4,
                                    PlantedAdvice.AskForStableOffsets.class));
            case UNCOMMITTED_READ ->
                    List.of(
                            new Site(
                                    KAFKA + "KafkaConnection",
                                    "reading",
                                    1,
                                    PlantedAdvice.ReadUncommitted.class));
            case OUTPUT_WHILE_RESTORING ->
                    List.of(
                            new Site(
                                    "io.bellwether.pipeline.WatchedAsset",
                                    "replay",
                                    1,
                                    PlantedAdvice.Replay.class),
                            new Site(
                                    "io.bellwether.pipeline.WatchedAsset",
                                    "accept",
                                    2,
                                    PlantedAdvice.SayWhatWasReplayed.class));
            case SCORER_THROWS ->
                    List.of(
                            new Site(
                                    "io.bellwether.corenlp.LinearScorer",
                                    "score",
                                    2,
                                    PlantedAdvice.FailOnMarkedText.class));
        };
    }

    /** One method, told by its name and the number of its arguments, and what is done to it. */
    private record Site(String type, String method, int arity, Class<?> advice) {
        AsmVisitorWrapper alteration() {
            return Advice.to(advice).on(named(method).and(takesArguments(arity)));
        }
    }
}
