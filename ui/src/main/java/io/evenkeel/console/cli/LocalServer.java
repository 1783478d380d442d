package io.evenkeel.console.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that runs on this machine, as its data folder tells: {@code run/server.json} says where it listens, {@code
 * keys/operator-token} (readable by its owner only) lets the command line in.
 *
 * @param pid of the server's process
 * @param certificateSha256 of the server's own certificate, in hex; absent where it speaks plain HTTP
 * @param host this machine's name, as its agent is enrolled
 */
record LocalServer(long pid, URI url, Optional<String> certificateSha256, String token, String host) {

    /** The server of a data folder; empty if none runs there. */
    static Optional<LocalServer> of(Path data) throws IOException {
        Path description = data.resolve("run/server.json");
        Path token = data.resolve("keys/operator-token");
        if (!Files.exists(description) || !Files.isReadable(token)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JsonMapper.builder().build().readTree(Files.readString(description));
            long pid = json.path("pid").asLong(-1);
            boolean runs = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
            if (!runs) {
                return Optional.empty();
            }
            return Optional.of(new LocalServer(
                    pid,
                    URI.create(json.path("url").asString()),
                    text(json.get("tlsCertificateSha256")),
                    Files.readString(token).strip(),
                    text(json.get("host")).orElseGet(LocalServer::nameOfThisMachine)));
        } catch (JacksonException e) {
            throw new IOException(description + " cannot be read: it is not valid JSON. Start the server anew.", e);
        }
    }

    private static Optional<String> text(@Nullable JsonNode node) {
        return node == null || node.isNull() || node.asString().isBlank()
                ? Optional.empty()
                : Optional.of(node.asString());
    }

    private static String nameOfThisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "localhost";
        }
    }
}
