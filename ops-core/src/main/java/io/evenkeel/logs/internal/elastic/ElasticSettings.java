package io.evenkeel.logs.internal.elastic;

import io.evenkeel.logs.LogStoreUnavailable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the cluster is and how it is spoken to.
 *
 * @param nodes one or more of one cluster; asked in turn
 * @param authorization value of the header; never shown
 * @param authority certificates, PEM, that the nodes' are signed with; empty for those that Java trusts
 * @param prefix of the names of indices
 * @param codec of new indices, as Elasticsearch names it
 * @param patience how long a batch is tried before it is refused
 */
public record ElasticSettings(
        List<URI> nodes,
        Optional<String> authorization,
        Optional<Path> authority,
        String prefix,
        String codec,
        Duration patience) {
    public static final String PREFIX = "evenkeel-logs";
    public static final String CODEC = "best_compression";
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    public ElasticSettings {
        nodes = List.copyOf(nodes);
        if (!prefix.matches("[a-z0-9][a-z0-9._-]{0,99}")) {
            throw new LogStoreUnavailable(
                    "The names of indices begin with a small letter or a digit and hold those, '.', '_'"
                            + " and '-', 100 at most; evenkeel.logs.elasticsearch.index is " + prefix + ".");
        }
    }

    /** @param urls with commas between; without user or password */
    public static List<URI> nodes(String urls) {
        return Arrays.stream(urls.split(",", -1))
                .map(String::strip)
                .map(ElasticSettings::node)
                .toList();
    }

    private static URI node(String url) {
        String form = "An address of Elasticsearch is like https://es1.example.net:9200";
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new LogStoreUnavailable(form + "; this is none.", e);
        }
        if (uri.getUserInfo() != null) {
            throw new LogStoreUnavailable(
                    "Leave user and password out of the address of Elasticsearch: others can read it. See --help.");
        }
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null || uri.getQuery() != null) {
            throw new LogStoreUnavailable(form + ", and not like " + url + ".");
        }
        return uri;
    }

    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** @param key encoded, as Elasticsearch gives it */
    public static String apiKey(String key) {
        return "ApiKey " + key;
    }

    /** For people. */
    String address() {
        return nodes.getFirst().toString();
    }

    @Override
    public String toString() {
        return "ElasticSettings" + nodes;
    }
}
