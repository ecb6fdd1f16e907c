package io.bellwether.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.retrospect.DecisionEffect;
import io.bellwether.retrospect.DecisionEffect.Measured;
import io.bellwether.retrospect.Interval;
import io.bellwether.retrospect.PlaceboBand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EffectCodecTest {

    private static final Decision DECISION =
            new Decision("d-1", Instant.EPOCH, "title", "", "", "", List.of(), null);

    private final EffectCodec codec = new EffectCodec();

    @Test
    void effectLooksLikeThisForGood() {
        PlaceboBand placebo = new PlaceboBand(new Interval(-.03124, .02), 57);
        assertThat(codec.encode(measured(.5, Optional.of(placebo))))
                .isEqualTo(
                        "{\"decision\":\"d-1\",\"asset\":\"users\",\"daysBefore\":28,\"daysAfter\":21,"
                                + "\"before\":0.6,\"after\":0.5,\"difference\":-0.1,"
                                + "\"low\":-0.2,\"high\":-0.01,\"beyondChance\":true,"
                                + "\"placebo\":{\"low\":-0.0312,\"high\":0.02,\"dates\":57},"
                                + "\"beyondPlacebo\":true}");
    }

    @Test
    void withoutOtherDatesNobodyKnowsWhetherItIsUnusual() {
        assertThat(codec.encode(measured(.5, Optional.empty())))
                .endsWith("\"beyondChance\":true,\"placebo\":null,\"beyondPlacebo\":null}");
    }

    @Test
    void whereTooLittleIsKnownThereIsAReasonAndNoFigure() {
        assertThat(
                        codec.encode(
                                new DecisionEffect.TooLittle(
                                        DECISION,
                                        Asset.STAFF,
                                        28,
                                        6,
                                        DecisionEffect.Reason.FEW_DAYS_AFTER)))
                .isEqualTo(
                        "{\"decision\":\"d-1\",\"asset\":\"staff\",\"daysBefore\":28,\"daysAfter\":6,"
                                + "\"reason\":\"few-days-after\"}");
    }

    private static Measured measured(double after, Optional<PlaceboBand> placebo) {
        return new Measured(
                DECISION, Asset.USERS, 28, 21, .6, after, new Interval(-.2, -.01), placebo);
    }
}
