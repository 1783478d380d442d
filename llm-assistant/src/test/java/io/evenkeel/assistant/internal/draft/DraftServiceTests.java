package io.evenkeel.assistant.internal.draft;

import static io.evenkeel.assistant.internal.model.ScriptedModel.status;
import static io.evenkeel.assistant.internal.model.ScriptedModel.tool;
import static io.evenkeel.assistant.internal.model.ScriptedModel.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.assistant.Drafts.Draft;
import io.evenkeel.assistant.Drafts.Kind;
import io.evenkeel.assistant.internal.chat.AssistantRoom;
import io.evenkeel.audit.Refusal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DraftServiceTests {
    private AssistantRoom room = new AssistantRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aSummaryIsMadeFromTheTimelineAndMarked() {
        String key = solved();
        Draft draft = room.drafts.draft(room.wei, Kind.INCIDENT_SUMMARY, Optional.of(key), "en");
        assertThat(draft.text())
                .startsWith("> Draft, put together from the facts by a template.")
                .contains(
                        "Mail is slow",
                        "Opened: 2026-11-21 02:00",
                        "Zhang Wei: The queue is full",
                        "password=\\*\\*\\*")
                .doesNotContain("hunter2");
        assertThat(draft.sources()).extracting("id").containsExactly("incident/" + key);
        assertThat(draft.model()).isEmpty();
        assertThat(room.audit.verbs()).contains("assistant.draft");
    }

    @Test
    void timesAreToldInTheReadersZone() {
        Draft draft = room.drafts.draft(
                room.wei, Kind.INCIDENT_SUMMARY, Optional.of(solved()), "en", Optional.of(ZoneId.of("Asia/Shanghai")));
        assertThat(draft.text()).contains("Opened: 2026-11-21 10:00 Asia/Shanghai");
    }

    @Test
    void aMeasuredNumberIsRounded() {
        var say = new Phrases("en", ZoneOffset.UTC);
        assertThat(say.number("0.774791713943009")).isEqualTo("0.7748");
        assertThat(say.number("-31234567890")).isEqualTo("-31230000000");
        assertThat(say.number("100.0")).isEqualTo("100");
        assertThat(say.number("NaN")).isEqualTo("NaN");
    }

    @Test
    void itIsInTheAskersLanguage() {
        Draft draft = room.drafts.draft(room.wei, Kind.REVIEW, Optional.of(solved()), "zh-CN");
        assertThat(draft.text()).startsWith("> 草稿，由模板根据事实拼成").contains("## 原因", "## 措施", "Restarted the queue");
    }

    @Test
    void aRunbookIsHowItWasSolved() {
        Draft draft = room.drafts.draft(room.wei, Kind.RUNBOOK, Optional.of(solved()), "en");
        assertThat(draft.text())
                .contains("## What helped the last time", "The queue is full", "Restarted the queue")
                .contains("To be written: which measurement says so.");
    }

    @Test
    void thereIsNothingToReviewBeforeItIsResolved() {
        String key = room.opened("Mail is slow").key();
        assertThatThrownBy(() -> room.drafts.draft(room.wei, Kind.REVIEW, Optional.of(key), "en"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("draft-too-early"));
    }

    @Test
    void theModelWordsItAndWhatDoesNotHoldIsLeftOut() {
        room.close();
        room = new AssistantRoom(true, AssistantRoom.usual());
        room.script.then(
                tool("incident", "{\"key\":\"INC-1\"}"),
                words("Load on db-01 was 92 % [1]. It will be 99 % soon [1]."));
        Draft draft = room.drafts.draft(room.wei, Kind.INCIDENT_SUMMARY, Optional.of(solved()), "en");
        assertThat(draft.model()).contains("scripted");
        assertThat(draft.text())
                .contains("worded by the model scripted", "Load on db-01 was 92 %. [1]")
                .doesNotContain("99");
        assertThat(draft.leftOut()).isEqualTo(1);
    }

    @Test
    void whereTheModelIsAwayTheTemplateIsThere() {
        room.close();
        room = new AssistantRoom(true, AssistantRoom.usual());
        room.script.then(status(500, Map.of()));
        Draft draft = room.drafts.draft(room.wei, Kind.INCIDENT_SUMMARY, Optional.of(solved()), "en");
        assertThat(draft.model()).isEmpty();
        assertThat(draft.modelAway()).isPresent();
        assertThat(draft.text()).contains("Mail is slow");
    }

    @Test
    void theWordsAroundAHandOver() {
        room.opened("Mail is slow");
        Draft draft = room.drafts.draft(room.wei, Kind.HANDOVER, Optional.empty(), "en");
        assertThat(draft.text()).contains("## Look at first", "## What is open");
    }

    private String solved() {
        String key = room.opened("Mail is slow").key();
        room.incidents.acknowledge(room.wei, key, OptionalLong.empty());
        room.incidents.comment(room.wei, key, "The queue is full, password=hunter2");
        room.incidents.resolve(room.wei, key, "Restarted the queue", Optional.empty(), OptionalLong.empty());
        return key;
    }
}
