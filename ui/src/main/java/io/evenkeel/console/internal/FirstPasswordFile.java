package io.evenkeel.console.internal;

import io.evenkeel.identity.PasswordChanged;
import io.evenkeel.identity.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Removes the file with the first administrator's first password once that password opens nothing any more. */
@Component
class FirstPasswordFile {
    private final Path file;

    FirstPasswordFile(@Value("${evenkeel.data}") Path data) {
        this.file = data.resolve("keys/first-password");
    }

    /** Heard again until it is gone. */
    @ApplicationModuleListener
    void on(PasswordChanged changed) {
        if (!changed.name().equals(People.FIRST_ADMINISTRATOR)) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
