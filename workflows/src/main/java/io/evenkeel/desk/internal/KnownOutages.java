package io.evenkeel.desk.internal;

import io.evenkeel.desk.Requests.Outage;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.HitService;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.Incidents;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What is out of order just now, in the words of services that people know. What hits no such service is nobody's business
 * outside of operations and is not told.
 */
@Component
class KnownOutages {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST = 5;
    private static final int MOST_LOOKED_AT = 200;

    private final Incidents incidents;

    KnownOutages(Incidents incidents) {
        this.incidents = incidents;
    }

    /** Those that the text may tell of first; where the text says little, all. */
    List<Outage> like(String text) {
        Set<String> said = words(text);
        return incidents.list(true, MOST_LOOKED_AT).stream()
                .filter(incident -> incident.state() == State.OPEN || incident.state() == State.ACKNOWLEDGED)
                .filter(incident -> !incident.services().isEmpty())
                .map(incident -> new Found(outage(incident, said), incident))
                .sorted(Comparator.comparing((Found found) -> !found.outage().matches())
                        .thenComparing(found -> found.incident().priority())
                        .thenComparing(found -> found.outage().since()))
                .map(Found::outage)
                .limit(MOST)
                .toList();
    }

    private record Found(Outage outage, Incident incident) {}

    private static Outage outage(Incident incident, Set<String> said) {
        List<String> services =
                incident.services().stream().map(HitService::name).distinct().toList();
        boolean down = incident.services().stream()
                .anyMatch(service -> service.effect().equals("down"));
        Set<String> known = words(String.join(" ", services) + " " + incident.title());
        boolean matches = said.stream().anyMatch(known::contains);
        return new Outage(services, down ? "down" : "degraded", incident.openedAt(), matches);
    }

    /** Words of letters and digits, three or more; of Chinese, which has no spaces, each two that stand together. */
    static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        for (String word : BETWEEN.split(text.toLowerCase(Locale.ROOT), 0)) {
            boolean han = word.codePoints()
                    .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
            if (han) {
                for (int place = 0; place + 2 <= word.length(); place++) {
                    words.add(word.substring(place, place + 2));
                }
            } else if (word.length() >= 3) {
                words.add(word);
            }
        }
        return words;
    }
}
