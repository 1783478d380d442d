package io.evenkeel.identity.internal;

import static io.evenkeel.identity.fakes.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTests {

    @ParameterizedTest
    @ValueSource(strings = {"w", "wei", "wei.zhang-2_a", "1234567890123456789012345678901234567890"})
    void acceptsNames(String name) {
        assertThat(Profile.name(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Wei",
                "wei zhang",
                "wei\n",
                "wéi",
                "韦",
                "a@b",
                "12345678901234567890123456789012345678901"
            })
    void refusesNames(String name) {
        refused(Refusal.Kind.INVALID, "name-invalid", () -> Profile.name(name));
    }

    @Test
    void trimsDisplayNames() {
        assertThat(Profile.displayName("  韦 张 \t")).isEqualTo("韦 张");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "line\nbreak", "bell\u0007", "turned \u202E round", "half \uD800"})
    void refusesDisplayNamesThatHideSomething(String name) {
        refused(Refusal.Kind.INVALID, "display-name-invalid", () -> Profile.displayName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wei@example.org", "w.zhang+pager@mail.example.org", "root@localhost"})
    void acceptsAddresses(String address) {
        assertThat(Profile.email(Optional.of(" " + address + " "))).hasValue(address);
    }

    @Test
    void aBlankAddressIsNone() {
        assertThat(Profile.email(Optional.of("  "))).isEmpty();
        assertThat(Profile.email(Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wei",
                "@example.org",
                "wei@",
                "wei@a, lin@b",
                "Wei <wei@example.org>",
                "wei@example.org\nBcc: all@example.org",
                "wei@-",
                "韦@example.org"
            })
    void refusesWhatIsNoAddress(String address) {
        Refusal refusal = refused(Refusal.Kind.INVALID, "email-invalid", () -> Profile.email(Optional.of(address)));
        assertThat(refusal.field()).isEqualTo("email");
    }
}
