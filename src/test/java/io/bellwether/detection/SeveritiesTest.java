package io.bellwether.detection;

import static io.bellwether.detection.Severity.CRITICAL;
import static io.bellwether.detection.Severity.MAJOR;
import static io.bellwether.detection.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeveritiesTest {

    @Test
    void severityFollowsTheSizeOfTheDrop() {
        assertThat(Severities.ofSize(.069)).isEqualTo(WARNING);
        assertThat(Severities.ofSize(.07)).isEqualTo(MAJOR);
        assertThat(Severities.ofSize(.149)).isEqualTo(MAJOR);
        assertThat(Severities.ofSize(.15)).isEqualTo(CRITICAL);
    }

    @Test
    void overwhelmingEvidenceAtTheRaiseIsCritical() {
        assertThat(Severities.raised(.05, 9.9)).isEqualTo(WARNING);
        assertThat(Severities.raised(.05, 10)).isEqualTo(CRITICAL);
    }

    @Test
    void aSettledAlertBecomesNoMilder() {
        assertThat(Severities.revised(.05, MAJOR, false)).isEqualTo(WARNING);
        assertThat(Severities.revised(.05, MAJOR, true)).isEqualTo(MAJOR);
        assertThat(Severities.revised(.2, MAJOR, true)).isEqualTo(CRITICAL);
    }

    @Test
    void aFurtherFallIsAlwaysWorse() {
        assertThat(Severities.fallen(.1, WARNING)).isEqualTo(MAJOR);
        assertThat(Severities.fallen(.1, MAJOR)).isEqualTo(CRITICAL);
        assertThat(Severities.fallen(.4, WARNING)).isEqualTo(CRITICAL);
        assertThat(Severities.fallen(.1, CRITICAL)).isEqualTo(CRITICAL);
    }
}
