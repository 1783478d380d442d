package io.evenkeel.agent;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Options as they were written, by name, and how a value is read. */
final class Given {

    /** Only these, so that no name server decides whether a token leaves the machine in the clear. */
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127[.][0-9.]+|\\[(0*:)*0*1]");

    private final Map<String, String> values;

    private Given(Map<String, String> values) {
        this.values = values;
    }

    static Given parse(List<String> names, List<String> arguments, Map<String, String> environment)
            throws Options.Unusable {
        Map<String, String> given = new HashMap<>();
        for (String name : names) {
            String value = environment.get(
                    "EVENKEEL_AGENT_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
            if (value != null && !value.isBlank()) {
                given.put(name, value);
            }
        }
        for (int i = 0; i < arguments.size(); i++) {
            String[] parts = arguments.get(i).split("=", 2);
            String name = parts[0].startsWith("--") ? parts[0].substring(2) : "";
            if (!names.contains(name)) {
                throw new Options.Unusable("Unknown option: " + arguments.get(i));
            }
            if (parts.length == 1 && i + 1 == arguments.size()) {
                throw new Options.Unusable(parts[0] + " needs a value.");
            }
            given.put(name, parts.length == 2 ? parts[1] : arguments.get(++i));
        }
        return new Given(given);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String required(String name) throws Options.Unusable {
        return optional(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new Options.Unusable("--" + name + " is missing."));
    }

    /** Words between commas. */
    List<String> list(String name) {
        return optional(name)
                .map(words -> Arrays.stream(words.split(",", -1))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    int number(String name, int otherwise, int least, int most) throws Options.Unusable {
        Optional<String> given = optional(name);
        return given.isEmpty() ? otherwise : number(given.get(), "--" + name, least, most);
    }

    boolean isOn(String name, boolean otherwise) throws Options.Unusable {
        String given = optional(name).orElse(otherwise ? "on" : "off");
        if (!given.equals("on") && !given.equals("off")) {
            throw new Options.Unusable("--" + name + " is on or off, not " + given + ".");
        }
        return given.equals("on");
    }

    URI server() throws Options.Unusable {
        String url = required("server");
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                if (scheme.equals("http") && !LOOPBACK.matcher(uri.getHost()).matches()) {
                    throw new Options.Unusable("--server must be https, since token and measurements can be read on"
                            + " their way; http is for this machine itself only, not " + url);
                }
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new Options.Unusable("--server is not a URL: " + e.getMessage());
        }
        throw new Options.Unusable("--server must look like https://HOST:PORT, not " + url);
    }

    Optional<InetSocketAddress> address(String name) throws Options.Unusable {
        Optional<String> given = optional(name);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        String hostAndPort = given.get();
        int colon = hostAndPort.lastIndexOf(':');
        if (colon < 1) {
            throw new Options.Unusable("--" + name + " must look like 127.0.0.1:9101, not " + hostAndPort);
        }
        String host = hostAndPort.substring(0, colon).replaceAll("^\\[|]$", "");
        int port = number(hostAndPort.substring(colon + 1), "The port of --" + name, 0, 65_535);
        return Optional.of(InetSocketAddress.createUnresolved(host, port));
    }

    private static int number(String text, String what, int least, int most) throws Options.Unusable {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Options.Unusable(what + " is not a whole number: " + text);
        }
        throw new Options.Unusable("%s must be from %,d to %,d, not %s.".formatted(what, least, most, text));
    }
}
