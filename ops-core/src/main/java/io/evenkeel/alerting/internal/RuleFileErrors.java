package io.evenkeel.alerting.internal;

import java.io.Serial;
import java.util.List;

/** A rule file that is refused as a whole, with everything that is wrong in it. */
final class RuleFileErrors extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Place> places;

    /** @param line from 1 */
    record Place(String file, int line, int column, String sentence) {
        String describe() {
            return file + ":" + line + ":" + column + ": " + sentence;
        }
    }

    RuleFileErrors(List<Place> places) {
        super(String.join("\n", places.stream().map(Place::describe).toList()));
        this.places = List.copyOf(places);
    }

    List<Place> places() {
        return places;
    }
}
