package io.evenkeel.identity.internal;

import static io.evenkeel.identity.fakes.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.PasswordRule;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTests {

    private final Passwords passwords = new Passwords(4);

    @Test
    void comparesInFull() {
        Optional<String> hash = Optional.of(passwords.hash("correct horse battery"));

        assertThat(passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(passwords.matches("correct horse batterz", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
    }

    @Test
    void aLongerPasswordIsNotTakenForItsFirst72Bytes() {
        String longest = "x".repeat(72);
        Optional<String> hash = Optional.of(passwords.hash(longest));

        assertThat(passwords.matches(longest, hash)).isTrue();
        assertThat(passwords.matches(longest + "y", hash)).isFalse();
    }

    /** The same rounds are computed where nobody has the name: the work, not the clock, is what is compared. */
    @Test
    void nobodysPasswordCostsAsMuchAsSomebodys() {
        assertThat(passwords.matches("anything at all", Optional.empty())).isFalse();
        assertThat(passwords.nobodysHash).matches("\\$2a\\$04\\$[./0-9A-Za-z]{53}");
        assertThat(passwords.hash("x")).startsWith("$2a$04$").hasSameSizeAs(passwords.nobodysHash);
    }

    @Test
    void generatedOnesAreStrongAndDiffer() {
        Set<String> generated = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            generated.add(passwords.generate());
        }

        assertThat(generated).hasSize(100).allMatch(password -> password.matches("([a-hj-km-np-z2-9]{4}-?){4}"));
        generated.forEach(password -> PasswordRule.mustBeUsable(password, "password"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "elevenchars", "密码密码密码密码密码密"})
    void refusesShortOnes(String password) {
        Refusal refusal =
                refused(Refusal.Kind.INVALID, "password-too-short", () -> PasswordRule.mustBeUsable(password, "next"));
        assertThat(refusal.field()).isEqualTo("next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nul\0in the middle", "密码密码密码密码密码密码密码密码密码密码密码密码密"})
    void refusesWhatCannotBeComparedInFull(String password) {
        refused(Refusal.Kind.INVALID, "password-too-long", () -> PasswordRule.mustBeUsable(password, "next"));
    }
}
