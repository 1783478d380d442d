package io.evenkeel.logs.internal.parse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The forms of lines that people described, in their order: the first that matches takes a line. Thread-safe. */
public final class OwnParsers {
    public static final OwnParsers NONE = new OwnParsers(List.of());

    /** Beyond so many sources what is meant for each is found anew for each line. */
    private static final int REMEMBERED = 20_000;

    private final List<OwnParser> all;
    private final Map<Place, List<OwnParser>> known = new ConcurrentHashMap<>();

    private record Place(String host, String source) {}

    public OwnParsers(List<OwnParser> inOrder) {
        this.all = List.copyOf(inOrder);
    }

    /** Those that are meant for lines of this host and source. */
    public List<OwnParser> of(String host, String source) {
        if (all.isEmpty()) {
            return all;
        }
        Place place = new Place(host, source);
        List<OwnParser> found = known.get(place);
        if (found == null) {
            found = all.stream().filter(each -> each.isFor(host, source)).toList();
            if (known.size() < REMEMBERED) {
                known.put(place, found);
            }
        }
        return found;
    }

    static Optional<Parsed> parse(String text, List<OwnParser> own, Times times) {
        for (OwnParser each : own) {
            Optional<Parsed> parsed = each.parse(text, times);
            if (parsed.isPresent()) {
                return parsed;
            }
        }
        return Optional.empty();
    }
}
