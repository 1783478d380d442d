package io.evenkeel.agent;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the agent was started with: {@code --name value} or {@code --name=value}, else the environment's
 * {@code EVENKEEL_AGENT_NAME}, else the default.
 *
 * @param spool for the disk spool; nothing is written there yet
 * @param authorities PEM file; with {@code certificateSha256} at most one of the two
 */
public record Options(
        URI server,
        Path tokenFile,
        Optional<Path> spool,
        Path proc,
        Duration interval,
        Optional<InetSocketAddress> metricsListen,
        Optional<Path> authorities,
        Optional<String> certificateSha256) {

    static final String USAGE = """
            usage: evenkeel-agent --server URL --token-file FILE [option …]
              --server URL                the Evenkeel server, such as https://evenkeel.example.org
              --token-file FILE           holds this host's token; read again for each request
              --proc DIR                  default /proc
              --interval SECONDS          between two looks at the host, 1 to 300, default 10
              --ca FILE                   authorities (PEM) that an https server's certificate must come from
              --certificate-sha256 HEX    or the very certificate that it must have
              --metrics-listen HOST:PORT  serves the agent's own /metrics there; default: not
              --spool DIR                 kept for measurements that wait on disk; not written yet
            Each option may stand in the environment too: EVENKEEL_AGENT_SERVER, EVENKEEL_AGENT_TOKEN_FILE …
            """;

    private static final List<String> NAMES =
            List.of("server", "token-file", "spool", "proc", "interval", "metrics-listen", "ca", "certificate-sha256");

    /** The start was asked for in a way that can't be done; the message says what to write instead. */
    public static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        Unusable(String sentence) {
            super(sentence);
        }
    }

    public static Options parse(List<String> arguments, Map<String, String> environment) throws Unusable {
        Map<String, String> given = new HashMap<>();
        for (String name : NAMES) {
            String value = environment.get(
                    "EVENKEEL_AGENT_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
            if (value != null && !value.isBlank()) {
                given.put(name, value);
            }
        }
        for (int i = 0; i < arguments.size(); i++) {
            String[] parts = arguments.get(i).split("=", 2);
            String name = parts[0].startsWith("--") ? parts[0].substring(2) : "";
            if (!NAMES.contains(name)) {
                throw new Unusable("Unknown option: " + arguments.get(i));
            }
            if (parts.length == 1 && i + 1 == arguments.size()) {
                throw new Unusable(parts[0] + " needs a value.");
            }
            given.put(name, parts.length == 2 ? parts[1] : arguments.get(++i));
        }
        return of(given);
    }

    private static Options of(Map<String, String> given) throws Unusable {
        if (given.containsKey("ca") && given.containsKey("certificate-sha256")) {
            throw new Unusable("Give --ca or --certificate-sha256, not both.");
        }
        return new Options(
                server(required(given, "server")),
                Path.of(required(given, "token-file")),
                Optional.ofNullable(given.get("spool")).map(Path::of),
                Path.of(given.getOrDefault("proc", "/proc")),
                Duration.ofSeconds(number(given.getOrDefault("interval", "10"), "--interval", 1, 300)),
                given.containsKey("metrics-listen")
                        ? Optional.of(address(given.get("metrics-listen")))
                        : Optional.empty(),
                Optional.ofNullable(given.get("ca")).map(Path::of),
                Optional.ofNullable(given.get("certificate-sha256")));
    }

    private static String required(Map<String, String> given, String name) throws Unusable {
        String value = given.get(name);
        if (value == null || value.isBlank()) {
            throw new Unusable("--" + name + " is missing.");
        }
        return value;
    }

    private static URI server(String url) throws Unusable {
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new Unusable("--server is not a URL: " + e.getMessage());
        }
        throw new Unusable("--server must look like https://HOST or http://HOST:PORT, not " + url);
    }

    private static InetSocketAddress address(String hostAndPort) throws Unusable {
        int colon = hostAndPort.lastIndexOf(':');
        if (colon < 1) {
            throw new Unusable("--metrics-listen must look like 127.0.0.1:9101, not " + hostAndPort);
        }
        String host = hostAndPort.substring(0, colon).replaceAll("^\\[|]$", "");
        int port = number(hostAndPort.substring(colon + 1), "The port of --metrics-listen", 0, 65_535);
        return InetSocketAddress.createUnresolved(host, port);
    }

    private static int number(String text, String what, int least, int most) throws Unusable {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Unusable(what + " is not a whole number: " + text);
        }
        throw new Unusable("%s must be from %,d to %,d, not %s.".formatted(what, least, most, text));
    }
}
