package io.evenkeel.console.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code run/server.json}: how commands on this machine find the running server ({@link LocalServer} reads it). */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ServerDescription(
        long pid, String url, String host, @Nullable String tlsCertificateSha256) {

    static ServerDescription of(Listening listening, String url) {
        return new ServerDescription(
                ProcessHandle.current().pid(),
                url,
                ThisHost.name(),
                listening.tls().map(Listening.Tls::sha256).orElse(null));
    }

    void writeTo(DataFolder data) {
        try {
            DataFolder.writeSecret(
                    data.description(), JsonMapper.builder().build().writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new CannotStart(
                    "The file " + data.description() + " could not be written: " + e.getMessage() + ".", e);
        }
    }
}
