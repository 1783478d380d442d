package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    /** As a real Alertmanager 0.25 called this alert. */
    @Test
    void isThatOfAlertmanager() {
        assertThat(Fingerprint.of(Map.of(
                        "alertname", "TargetDown",
                        "instance", "127.0.0.1:19199",
                        "job", "dead",
                        "severity", "critical",
                        "site", "lab")))
                .isEqualTo("f086ec8c9640dbc7");
    }

    @Test
    void namesAndValuesDoNotRunTogether() {
        assertThat(Fingerprint.of(Map.of("a", "bc"))).isNotEqualTo(Fingerprint.of(Map.of("ab", "c")));
    }
}
