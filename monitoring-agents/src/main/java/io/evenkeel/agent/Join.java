package io.evenkeel.agent;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code evenkeel-agent join}: exchanges a single-use code for this host's token, and writes down what the agent needs from
 * then on. The code names the server's certificate; no other server gets to see it.
 */
final class Join {

    static final String USAGE = """
            usage: evenkeel-agent join --server URL --code CODE --token-file FILE --settings FILE [--name NAME]
              --server URL       the Evenkeel server
              --code CODE        from the console, good for one host and 15 minutes
              --token-file FILE  where this host's token is put
              --settings FILE    where server and name are put, as EVENKEEL_AGENT_…=… lines; other lines stay
              --name NAME        this host's name; default: the kernel's
            """;

    private static final List<String> NAMES = List.of("server", "code", "token-file", "settings", "name");
    private static final Pattern CODE = Pattern.compile("evj_[A-Za-z0-9_-]{43}([.][A-Za-z0-9_-]{43})?");
    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"(evk_[A-Za-z0-9_-]+)\"");
    private static final Pattern HOST = Pattern.compile("\"host\"\\s*:\\s*\"([a-z0-9.-]+)\"");
    private static final Pattern DETAIL = Pattern.compile("\"detail\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final URI server;
    private final String code;
    private final String name;
    private final Map<String, String> headers;

    private Join(URI server, String code, String name, String version) {
        this.server = server;
        this.code = code;
        this.name = name;
        this.headers = Map.of("User-Agent", "evenkeel-agent/" + version, "Content-Type", "application/json");
    }

    /** @return the host's name as it was enrolled */
    static String run(List<String> arguments, ProcFolder proc, String version) throws Options.Unusable, IOException {
        Given given = Given.parse(NAMES, arguments, Map.of());
        String code = given.required("code");
        if (!CODE.matcher(code).matches()) {
            throw new Options.Unusable("--code is not a whole code: it begins with evj_; copy it again.");
        }
        Path tokenFile = Path.of(given.required("token-file"));
        Path settings = Path.of(given.required("settings"));
        var join = new Join(given.server(), code, given.optional("name").orElseGet(proc::hostName), version);
        return join.run(tokenFile, settings);
    }

    private String run(Path tokenFile, Path settings) throws IOException {
        Optional<String> certificate = certificate();
        ServerHttp.Reply reply = new ServerHttp(server, trust(certificate), headers)
                .post("api/fleet/join", Map.of(), json().getBytes(StandardCharsets.UTF_8));
        Matcher token = TOKEN.matcher(reply.text());
        Matcher host = HOST.matcher(reply.text());
        if (reply.status() != 201 || !token.find() || !host.find()) {
            throw new IOException("the server answered " + reply.status() + ": " + sentence(reply.text()));
        }
        write(tokenFile, token.group(1) + "\n");
        write(settings, settings(lines(settings), host.group(1), certificate.filter(_ -> !isTrustedAnyway())));
        return host.group(1);
    }

    private String json() {
        return "{\"code\":" + HeartbeatJson.text(code) + ",\"name\":" + HeartbeatJson.text(name) + "}";
    }

    /** In hex; empty where the code names none: behind a proxy, whose certificate an authority vouches for. */
    private Optional<String> certificate() {
        int dot = code.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.of(HexFormat.of().formatHex(Base64.getUrlDecoder().decode(code.substring(dot + 1))));
    }

    private static Optional<Trust> trust(Optional<String> certificate) throws IOException {
        try {
            return certificate.isPresent() ? Optional.of(Trust.inCertificate(certificate.get())) : Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IOException("the server's certificate can't be checked: " + e.getMessage(), e);
        }
    }

    /** Where an authority vouches for the server, it may renew its certificate, and this one is not asked for by name. */
    private boolean isTrustedAnyway() {
        try {
            return new ServerHttp(server, Optional.empty(), headers)
                            .get("api/health")
                            .status()
                    < 500;
        } catch (IOException e) {
            return false;
        }
    }

    private static String sentence(String answer) {
        Matcher detail = DETAIL.matcher(answer);
        return detail.find() ? detail.group(1).replaceAll("\\\\(.)", "$1") : answer;
    }

    private static List<String> lines(Path settings) throws IOException {
        try {
            return Files.readAllLines(settings);
        } catch (NoSuchFileException e) {
            return List.of("# What the agent runs with: its options as EVENKEEL_AGENT_OPTION=value, see --help.");
        }
    }

    private String settings(List<String> before, String host, Optional<String> certificate) {
        Map<String, String> ours = new LinkedHashMap<>();
        ours.put("EVENKEEL_AGENT_SERVER=", server.toString());
        ours.put("EVENKEEL_AGENT_NAME=", host);
        ours.put("EVENKEEL_AGENT_CERTIFICATE_SHA256=", certificate.orElse(""));
        var lines = new ArrayList<>(before);
        lines.removeIf(line -> ours.keySet().stream().anyMatch(line::startsWith));
        ours.forEach((key, value) -> {
            if (!value.isEmpty()) {
                lines.add(key + value);
            }
        });
        return String.join("\n", lines) + "\n";
    }

    /** For its owner only from the first byte on; whoever reads sees the old content or the new. */
    private static void write(Path file, String content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, content);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
