package io.bellwether.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PseudonymizerTest {

    private final Pseudonymizer one = keyed("0123456789abcdef");

    @Test
    void sameAuthorHasTheSamePseudonymUnderOneKeyOnly() {
        assertThat(one.pseudonym(Asset.USERS, "ann"))
                .matches("[0-9a-f]{16}")
                .isEqualTo(one.pseudonym(Asset.USERS, "ann"))
                .isNotEqualTo(one.pseudonym(Asset.USERS, "bob"))
                .isNotEqualTo(keyed("fedcba9876543210").pseudonym(Asset.USERS, "ann"));
    }

    @Test
    void userAndColleagueOfOneNameAreNotLinked() {
        assertThat(one.pseudonym(Asset.USERS, "ann"))
                .isNotEqualTo(one.pseudonym(Asset.STAFF, "ann"));
    }

    /** Computed with another tool: a release must not rename everybody. */
    @Test
    void thePseudonymOfAnAuthorStays() {
        assertThat(one.pseudonym(Asset.USERS, "ann")).isEqualTo("2171dbb5682bf3fd");
    }

    @Test
    void shortKeyIsRefused() {
        assertThatThrownBy(() -> keyed("short"))
                .hasMessage("the pseudonym key has 5 bytes; at least 16 are needed");
    }

    private static Pseudonymizer keyed(String key) {
        return new Pseudonymizer(key.getBytes(StandardCharsets.US_ASCII));
    }
}
