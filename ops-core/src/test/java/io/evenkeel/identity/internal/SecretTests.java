package io.evenkeel.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretTests {

    @Test
    void randomOnesHave256BitsAndDiffer() {
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            secrets.add(Secret.random());
        }

        assertThat(secrets).hasSize(1_000).allMatch(secret -> secret.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void aDerivedOneIsStableAndTellsNothing() {
        String secret = Secret.random();

        assertThat(Secret.derived(secret, "csrf"))
                .isEqualTo(Secret.derived(secret, "csrf"))
                .isNotEqualTo(Secret.derived(secret, "other"))
                .isNotEqualTo(Secret.derived(Secret.random(), "csrf"))
                .doesNotContain(secret);
    }

    @Test
    void hashesAreSha256() {
        // FIPS 180-2, appendix B.1
        assertThat(Secret.hash("abc"))
                .asHexString()
                .isEqualToIgnoringCase("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
