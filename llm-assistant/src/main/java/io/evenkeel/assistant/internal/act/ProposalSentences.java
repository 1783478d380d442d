package io.evenkeel.assistant.internal.act;

import io.evenkeel.assistant.Proposing.Verb;
import io.evenkeel.assistant.internal.Languages;
import io.evenkeel.audit.Refusal;

/** What happens when a proposal is pressed, and why it is not done. */
final class ProposalSentences {
    private static final String AGAIN = " Nothing was done; ask again for a new one.";

    private ProposalSentences() {}

    static String consequence(Verb verb, String object, String language) {
        return switch (verb) {
            case ACKNOWLEDGE ->
                Languages.pick(
                        language,
                        object + " becomes yours: nobody further is paged for it, until the acknowledgement runs out.",
                        object + " 由你认领：在认领到期之前，不再为它通知其他人。");
            case COMMENT ->
                Languages.pick(
                        language,
                        "The words below stand in the timeline of " + object + " under your name.",
                        "下面的话以你的名义写入 " + object + " 的时间线。");
            case RESOLVE ->
                Languages.pick(
                        language,
                        object + " is resolved with the note below; paging for it ends.",
                        object + " 标为已解决，并附上下面的说明；不再为它通知。");
        };
    }

    static Refusal unknown() {
        return new Refusal(
                Refusal.Kind.NOT_FOUND, "proposal-unknown", "There is no such proposal. Ask again for a new one.");
    }

    static Refusal anothers() {
        return new Refusal(
                Refusal.Kind.FORBIDDEN,
                "proposal-of-another",
                "This was proposed to another person, and only they can press it." + AGAIN);
    }

    static Refusal wrongToken() {
        return new Refusal(
                Refusal.Kind.FORBIDDEN, "proposal-token-wrong", "The token is not that of this proposal." + AGAIN);
    }

    static Refusal used() {
        return conflict("proposal-used", "This proposal was pressed already. What it did stands on the page.");
    }

    static Refusal dismissed() {
        return conflict("proposal-dismissed", "This proposal was dismissed." + AGAIN);
    }

    static Refusal expired() {
        return conflict("proposal-expired", "This proposal was valid for five minutes, which are over." + AGAIN);
    }

    static Refusal outdated(String object) {
        return conflict(
                "proposal-outdated", object + " has changed since this was proposed. Look at it first." + AGAIN);
    }

    private static Refusal conflict(String code, String sentence) {
        return new Refusal(Refusal.Kind.CONFLICT, code, sentence);
    }
}
