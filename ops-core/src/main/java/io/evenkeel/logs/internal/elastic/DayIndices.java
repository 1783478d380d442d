package io.evenkeel.logs.internal.elastic;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ExpandWildcard;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.indices.get_mapping.IndexMappingRecord;
import io.evenkeel.logs.LogStore.Span;
import io.evenkeel.logs.LogStoreUnavailable;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The indices of the cluster that are ours: one for each day by UTC, {@code evenkeel-logs-v1-2026.11.21}. The form of the documents is
 * in the name, so that another form later stands beside this one. Thread-safe.
 */
final class DayIndices {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu.MM.dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** Marks an index as ours. */
    private static final String OURS = "evenkeel";

    private static final long PRIORITY = 500;

    /**
     * The mapping never grows: what lines bring along are terms of three columns. {@code auto_expand_replicas}: one copy where there
     * is a second node. Neither sorted nor with a part of {@code _source} only: both doubled the time that a line takes.
     */
    private static final String TEMPLATE = """
            {"settings": {"index": {
                "number_of_shards": 1,
                "auto_expand_replicas": "0-1",
                "refresh_interval": "2s",
                "codec": "CODEC"}},
             "mappings": {
                "_meta": {"evenkeel": "log lines, form 1"},
                "dynamic": false,
                "date_detection": false,
                "properties": {
                    "line": {"type": "object", "enabled": false},
                    "at": {"type": "date", "format": "epoch_millis"},
                    "id": {"type": "long", "index": false},
                    "words": {"type": "text", "analyzer": "whitespace", "norms": false},
                    "severity": {"type": "keyword"},
                    "template": {"type": "keyword", "doc_values": false, "fields": {"number": {"type": "long"}}},
                    "host": {"type": "keyword", "doc_values": false},
                    "source": {"type": "keyword", "doc_values": false},
                    "novel": {"type": "keyword", "doc_values": false},
                    "names": {"type": "keyword", "doc_values": false, "ignore_above": 8000},
                    "values": {"type": "keyword", "doc_values": false, "ignore_above": 8000},
                    "numbers": {"type": "keyword", "doc_values": false, "ignore_above": 8000}}}}
            """;

    private final Cluster cluster;
    private final String template;
    private final String codec;
    private final Set<String> ready = ConcurrentHashMap.newKeySet();

    DayIndices(Cluster cluster, ElasticSettings settings) {
        this.cluster = cluster;
        this.template = settings.prefix() + "-v1";
        this.codec = settings.codec();
    }

    /** All of them, for requests that take patterns. */
    String pattern() {
        return template + "-*";
    }

    String of(Instant at) {
        return of(at.atZone(ZoneOffset.UTC).toLocalDate());
    }

    String of(LocalDate day) {
        return template + "-" + DAY.format(day);
    }

    /** Those that there are, by day; whatever else has a name like ours is left out. */
    NavigableMap<LocalDate, String> known() {
        Set<String> names = cluster.ask(client -> client.indices()
                .getAlias(alias -> alias.index(pattern()).expandWildcards(ExpandWildcard.Open))
                .aliases()
                .keySet());
        NavigableMap<LocalDate, String> known = new TreeMap<>();
        names.forEach(name -> day(name).ifPresent(day -> known.put(day, name)));
        return known;
    }

    NavigableMap<LocalDate, String> within(Span span) {
        return known().subMap(
                        span.from().atZone(ZoneOffset.UTC).toLocalDate(),
                        true,
                        span.to().atZone(ZoneOffset.UTC).toLocalDate(),
                        true);
    }

    Optional<LocalDate> day(String name) {
        if (!name.startsWith(template + "-")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(name.substring(template.length() + 1), DAY));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Sees to it that the index is there and ours, before anything is written to it: written to an index that is not there, lines
     * would make one without our columns.
     *
     * @throws LogStoreUnavailable where one of this name is not ours
     */
    void mustBeReady(String index) throws IOException {
        if (ready.contains(index)) {
            return;
        }
        putTemplate();
        try {
            cluster.askOpenly(client -> client.indices().create(create -> create.index(index)));
        } catch (ElasticsearchException e) {
            if (!"resource_already_exists_exception".equals(e.error().type())) {
                throw e;
            }
        }
        mustBeOurs(index);
        ready.add(index);
    }

    private void putTemplate() throws IOException {
        cluster.askOpenly(client -> client.indices()
                .putIndexTemplate(put -> put.name(template)
                        .indexPatterns(pattern())
                        .priority(PRIORITY)
                        .version(1L)
                        .template(body -> body.withJson(new StringReader(TEMPLATE.replace("CODEC", codec))))));
    }

    private void mustBeOurs(String index) throws IOException {
        boolean ours = Optional.ofNullable(
                        cluster.askOpenly(client -> client.indices().getMapping(get -> get.index(index)))
                                .get(index))
                .map(IndexMappingRecord::mappings)
                .map(TypeMapping::meta)
                .filter(meta -> meta.containsKey(OURS))
                .isPresent();
        if (!ours) {
            throw new LogStoreUnavailable("The index " + index + " of " + cluster.address()
                    + " is there and was not made by Evenkeel's template: rename or delete it, or set"
                    + " evenkeel.logs.elasticsearch.index to another name.");
        }
    }

    /** When the cluster was away, or an index is missing: nothing is taken for ready. */
    void lookAgain() {
        ready.clear();
    }

    void forget(List<String> indices) {
        indices.forEach(ready::remove);
        for (String index : indices) {
            cluster.ask(client ->
                    client.indices().delete(delete -> delete.index(index).ignoreUnavailable(true)));
        }
    }
}
