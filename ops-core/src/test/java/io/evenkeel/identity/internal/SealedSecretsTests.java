package io.evenkeel.identity.internal;

import static io.evenkeel.identity.fakes.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedSecretsTests {

    @TempDir
    Path data;

    @Test
    void opensWhatItSealedAlsoAfterARestart() {
        String sealed = new SealedSecrets(data).seal("mail", "geheim 密码");

        assertThat(new SealedSecrets(data).open("mail", sealed)).isEqualTo("geheim 密码");
    }

    @Test
    void hidesEvenWhetherTwoAreEqual() {
        SealedSecrets secrets = new SealedSecrets(data);

        assertThat(secrets.seal("mail", "geheim"))
                .doesNotContain("geheim")
                .isNotEqualTo(secrets.seal("mail", "geheim"));
    }

    @Test
    void theKeyIsTheOwnersAlone() throws IOException {
        new SealedSecrets(data).seal("mail", "geheim");

        Path key = data.resolve("keys/secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())))
                .isEqualTo("rwx------");
        assertThat(Files.size(key)).isEqualTo(32);
    }

    @Test
    void doesNotOpenForAnotherPurpose() {
        SealedSecrets secrets = new SealedSecrets(data);
        String sealed = secrets.seal("mail", "geheim");

        refused(Refusal.Kind.UNAVAILABLE, "secret-unreadable", () -> secrets.open("webhook", sealed));
    }

    @Test
    void saysWhatToDoWhenTheKeyIsAnother(@TempDir Path otherData) {
        String sealed = new SealedSecrets(otherData).seal("mail", "geheim");

        Refusal refusal = refused(
                Refusal.Kind.UNAVAILABLE, "secret-unreadable", () -> new SealedSecrets(data).open("mail", sealed));
        assertThat(refusal).hasMessageContaining("Enter the password again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1:", "v1:###", "v1:AAAA", "v2:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x"})
    void refusesWhatItNeverSealed(String sealed) {
        refused(Refusal.Kind.UNAVAILABLE, "secret-unreadable", () -> new SealedSecrets(data).open("mail", sealed));
    }

    @Test
    void aDamagedKeyIsNotReplaced() throws IOException {
        Path key = Files.createDirectories(data.resolve("keys")).resolve("secret.key");
        Files.writeString(key, "half a key");

        assertThatThrownBy(() -> new SealedSecrets(data).seal("mail", "geheim"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(key).hasContent("half a key");
    }
}
