package io.evenkeel.problem.internal;

import io.evenkeel.incident.Incident;
import io.evenkeel.problem.Problem.Sign;
import io.evenkeel.problem.Problem.Sign.Kind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** By what an incident is known again: the items that it is on, and its alerts. Pure. */
final class Signs {

    private Signs() {}

    static Set<Sign> of(Incident incident) {
        Set<Sign> signs = new LinkedHashSet<>();
        incident.items().forEach(item -> signs.add(new Sign(Kind.ITEM, item.id().toString(), item.name())));
        incident.alertFingerprints()
                .forEach(fingerprint -> signs.add(new Sign(Kind.ALERT, fingerprint, incident.title())));
        return signs;
    }

    static Set<String> identities(Incident incident) {
        return of(incident).stream().map(Sign::identity).collect(Collectors.toSet());
    }

    /** Those that all have. */
    static Set<Sign> common(Collection<Incident> incidents) {
        Optional<Incident> first = incidents.stream().findFirst();
        if (first.isEmpty()) {
            return Set.of();
        }
        List<Set<String>> identities = incidents.stream().map(Signs::identities).toList();
        return of(first.get()).stream()
                .filter(sign -> identities.stream().allMatch(each -> each.contains(sign.identity())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
