package io.evenkeel.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.identity.PasswordChanged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstPasswordFileTest {
    @TempDir
    Path data;

    @Test
    void isRemovedWhenTheFirstAdministratorHasAnotherPassword() throws IOException {
        Path file = Files.writeString(
                Files.createDirectories(data.resolve("keys")).resolve("first-password"), "kestrel-quarry\n");
        var first = new FirstPasswordFile(data);

        first.on(new PasswordChanged(UUID.randomUUID(), "wei"));
        assertThat(file).exists();
        first.on(new PasswordChanged(UUID.randomUUID(), "admin"));
        assertThat(file).doesNotExist();
        first.on(new PasswordChanged(UUID.randomUUID(), "admin"));
        assertThat(file).as("heard twice").doesNotExist();
    }
}
