package io.evenkeel.assistant.internal.facts;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Answer.Outcome;
import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.Proposal;
import io.evenkeel.assistant.Proposing;
import io.evenkeel.assistant.Question;
import io.evenkeel.assistant.internal.grammar.Act;
import io.evenkeel.assistant.internal.grammar.Asked;
import io.evenkeel.assistant.internal.grammar.Beyond;
import io.evenkeel.assistant.internal.grammar.Grammar;
import io.evenkeel.assistant.internal.grammar.Intent;
import io.evenkeel.assistant.internal.grammar.Names;
import io.evenkeel.assistant.internal.tools.ReadingTool;
import io.evenkeel.assistant.internal.tools.Words;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Answers from facts and retrieval, with no model. Thread-safe. */
@Component
public class FactsComposer implements Composer {
    private static final String SECRET =
            "(?is).*(\\bpassw(or)?ds?\\b|passphrase|\\bcredentials?\\b|\\bsecrets?\\b|private key|\\bapi keys?\\b|\\btokens?\\b|密码|口令|密钥|凭据|私钥).*";

    private final Looks looks;
    private final Directory directory;
    private final Words.Book book;
    private final Optional<Proposing> proposing;
    private final InstantSource clock;

    @Autowired
    FactsComposer(
            List<ReadingTool> tools,
            Directory directory,
            Words.Book book,
            ObjectProvider<Proposing> proposing,
            InstantSource clock) {
        this(tools, directory, book, Optional.ofNullable(proposing.getIfAvailable()), clock);
    }

    public FactsComposer(
            List<ReadingTool> tools,
            Directory directory,
            Words.Book book,
            Optional<Proposing> proposing,
            InstantSource clock) {
        this.looks = new Looks(tools);
        this.directory = directory;
        this.book = book;
        this.proposing = proposing;
        this.clock = clock;
    }

    @Override
    public Answer answer(Actor asker, Question question, Progress progress) {
        Instant begin = clock.instant();
        Words words = book.in(Grammar.isChinese(question.text()) ? "zh-CN" : "en");
        Names names = directory.of(asker);
        Asked read = Grammar.read(question.text(), Subjects.of(question), names, words.now(), words.zone());
        Asked asked = read.commands() || read.act().isPresent()
                ? read
                : new Meant(looks, asker, words, names.items()).of(read);
        var sheet = new Sheet(words);
        Outcome outcome = new Reply(asker, words, asked, sheet, progress, names.people()).outcome();
        List<Proposal> proposals = outcome == Outcome.REFUSED ? proposals(asker, words, asked) : List.of();
        Optional<String> whom = outcome == Outcome.ANSWERED
                ? Optional.empty()
                : Optional.of(new WhomToAsk(looks, asker, words).of(asked, sheet));
        sheet.claims().forEach(claim -> progress.says(claim.text() + "\n"));
        return new Answer(
                words.language(),
                outcome,
                sheet.claims(),
                sheet.sources(),
                whom,
                proposals,
                Optional.empty(),
                Optional.empty(),
                Duration.between(begin, clock.instant()));
    }

    private List<Proposal> proposals(Actor asker, Words words, Asked asked) {
        if (asked.commands() || asked.act().isEmpty()) {
            return List.of();
        }
        Optional<Proposing.Verb> verb = Arrays.stream(Proposing.Verb.values())
                .filter(one -> one.word().equals("incident." + asked.act().get().verb()))
                .findFirst();
        return asked.keys("INC").stream()
                .limit(3)
                .flatMap(key ->
                        proposing
                                .flatMap(port ->
                                        verb.flatMap(one -> port.propose(asker, one, key, "", words.language())))
                                .stream())
                .toList();
    }

    /** One answer in the making. */
    private final class Reply {
        private final Actor asker;
        private final Words words;
        private final Asked asked;
        private final Sheet sheet;
        private final Progress progress;
        private final List<String> people;

        Reply(Actor asker, Words words, Asked asked, Sheet sheet, Progress progress, List<String> people) {
            this.people = people;
            this.asker = asker;
            this.words = words;
            this.asked = asked;
            this.sheet = sheet;
            this.progress = progress;
        }

        Outcome outcome() {
            if (asked.commands()) {
                sheet.note(words.say(
                        "This tries to tell the assistant what to be or to say. It answers questions about the estate with"
                                + " the asker's own rights, from sources only.",
                        "这段话想指挥助手该扮演什么、该说什么。助手只按提问者自己的权限、依据来源回答关于运维环境的问题。"));
                return Outcome.REFUSED;
            }
            if (asked.act().isPresent()) {
                return act(asked.act().get());
            }
            try {
                return told();
            } catch (Refusal refused) {
                return refused(refused);
            }
        }

        private Outcome act(Act act) {
            sheet.note(words.say(
                    "The assistant does nothing by itself (asked: %s). A person does it on the page of the thing; what may be"
                            + " proposed stands below with its consequence.",
                    "助手不会自己执行任何操作（所求：%s）。由人在对应页面上操作；可以提议的操作连同后果列在下面。", act.verb()));
            return Outcome.REFUSED;
        }

        private Outcome refused(Refusal refused) {
            if (refused.kind() != Refusal.Kind.FORBIDDEN) {
                sheet.note(Objects.requireNonNullElse(refused.getMessage(), refused.code()));
                return Outcome.UNKNOWN;
            }
            sheet.note(
                    words.say("Your role may not see this here, so nothing was looked up.", "你的角色无权在这里查看这些内容，因此没有查询。"));
            return Outcome.REFUSED;
        }

        private Outcome told() {
            Optional<Beyond> beyond = beyond();
            if (beyond.isPresent() && beyond.get() == Beyond.ELSEWHERE) {
                mayAsk();
                sheet.note(
                        asked.text().matches(SECRET)
                                ? Sentences.secret(words)
                                : Sentences.beyond(words, beyond.get(), false));
                return Outcome.UNKNOWN;
            }
            if (asked.unreadTime() && asked.keys().isEmpty()) {
                mayAsk();
                sheet.note(words.say(
                        "I don't know: I could not read the time that this asks about. Year, month and day can be read.",
                        "我不知道：读不懂所问的时间。可以写成年月日。"));
                return Outcome.UNKNOWN;
            }
            List<Step> plan = Planner.plan(asked);
            if (asked.wants(Intent.ON_CALL)
                    && !asked.leftOver().isEmpty()
                    && asked.schedules().isEmpty()
                    && !asked.hasSubject()) {
                new Retrieval(looks, asker, words, people).of(asked, sheet, progress);
            }
            List<String> nothing = looks.take(plan, asker, words, sheet, progress);
            if (beyond.isPresent()) {
                sheet.noteFirst(Sentences.beyond(words, beyond.get(), sheet.hasFacts()));
                return Outcome.UNKNOWN;
            }
            if (!sheet.hasFacts()) {
                new Retrieval(looks, asker, words, people).of(asked, sheet, progress);
            }
            if (!sheet.hasFacts() && !asked.hasSubject()) {
                new TextSearch(looks, asker, words, people).of(asked, sheet, progress);
            }
            if (sheet.hasFacts()
                    && !Sought.isMet(
                            asked,
                            sheet.claims().stream().map(Answer.Claim::text).toList())) {
                sheet.forget();
            }
            if (!sheet.hasFacts()) {
                mayAsk();
                unknown(nothing);
            }
            return sheet.outcome();
        }

        /** Who may see nothing is told so, not that there is nothing. */
        private void mayAsk() {
            if (!asked.wants(Intent.TICKETS, Intent.SLA) && asked.keys("TIC").isEmpty()) {
                asker.mustHave(Right.SEE_OPERATIONS);
            }
        }

        private Optional<Beyond> beyond() {
            return asked.beyond().filter(one -> switch (one) {
                case FUTURE ->
                    !asked.wants(Intent.ON_CALL, Intent.PLANNED, Intent.CHANGED)
                            && !(asked.wants(Intent.SLA) && !asked.text().matches("(?is).*(会不会|\\bwill\\b|会.{0,8}吗).*"))
                            && !asked.text().matches("(?is).*(满载|满负荷|额定|at full load|rated).*")
                            && !isWrittenDown(asked);
                case SUM ->
                    !(asked.measure().isPresent()
                            && asked.wants(Intent.EXTREME)
                            && asked.items().size() == 1
                            && !asked.text()
                                    .matches("(?is).*(by how much|difference|more than|percent of|相差|差多少|增长率).*"));
                case ELSEWHERE -> !asked.wants(Intent.TODO);
            });
        }

        /** How long something usually takes is told by an article; when this trouble ends is not. */
        private boolean isWrittenDown(Asked asked) {
            return !asked.hasSubject()
                    && asked.span().isEmpty()
                    && asked.leftOver().size() > 1
                    && !asked.wants(Intent.RESOLVED, Intent.OPEN, Intent.FIRING)
                    && asked.text().matches("(?is).*(多久|多长时间|how long).*");
        }

        private void unknown(List<String> nothing) {
            if (!asked.unknown().isEmpty()) {
                String written = words.list(asked.unknown());
                sheet.note(words.say("Nothing here is called %s.", "这里没有名为 %s 的对象。", written)
                        + asked.near()
                                .map(near -> words.say(" Did you mean %s?", "是不是指 %s？", near))
                                .orElse(""));
            }
            nothing.forEach(sheet::note);
            sheet.note(words.say(
                    "I don't know: what was asked for does not stand in what I can see.", "我不知道：能看到的内容里没有所问的答案。"));
        }
    }
}
