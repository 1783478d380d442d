package io.evenkeel.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventHistoryTest {
    private final EventHistory history = new EventHistory(3, 100);

    @Test
    void givesABrowserThatComesBackWhatItMissed() {
        long seen = history.add("incident", "1", Audience.everybody()).id();
        history.add("incident", "2", Audience.everybody());
        history.add("alert", "3", Audience.everybody());
        assertThat(history.since(seen)).extracting(EventHistory.Event::json).containsExactly("2", "3");
    }

    @Test
    void givesNothingToABrowserThatMissedNothing() {
        long seen = history.add("incident", "1", Audience.everybody()).id();
        assertThat(history.since(seen)).isEmpty();
    }

    @Test
    void givesNothingBeforeTheFirstEvent() {
        assertThat(history.since(history.lastId())).isEmpty();
    }

    @Test
    void tellsABrowserThatMissedTooMuchToFetchAnew() {
        long seen = history.add("incident", "1", Audience.everybody()).id();
        List.of("2", "3", "4", "5").forEach(json -> history.add("incident", json, Audience.everybody()));
        assertThat(history.since(seen)).extracting(EventHistory.Event::name).containsExactly("reset");
    }

    @Test
    void stillKnowsTheOldestEventItKeeps() {
        long seen = history.add("incident", "1", Audience.everybody()).id();
        List.of("2", "3", "4").forEach(json -> history.add("incident", json, Audience.everybody()));
        assertThat(history.since(seen)).extracting(EventHistory.Event::json).containsExactly("2", "3", "4");
    }

    @Test
    void tellsABrowserFromBeforeARestartToFetchAnew() {
        history.add("incident", "1", Audience.everybody());
        assertThat(history.since(7)).extracting(EventHistory.Event::name).containsExactly("reset");
        assertThat(history.since(5_000)).extracting(EventHistory.Event::name).containsExactly("reset");
    }
}
