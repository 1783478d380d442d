package io.evenkeel.assistant.internal.eval;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Evaluation.Result;
import io.evenkeel.assistant.Source;
import io.evenkeel.assistant.internal.Languages;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a run prints: each question as it is answered, then the sums. For one thread. */
final class Sheet {
    private static final int MOST_SHOWN = 500;

    private final PrintWriter out;
    private final boolean verbose;
    private final List<Double> seconds = new ArrayList<>();
    private final Map<String, Integer> away = new TreeMap<>();
    private int answerable;
    private int rightOfAnswerable;
    private int right;
    private int sourcesRight;
    private int invented;
    private int traps;

    /** @param verbose whether the text of right answers is printed too */
    Sheet(PrintWriter out, boolean verbose) {
        this.out = out;
        this.verbose = verbose;
    }

    void head(int questions, Instant now, HeardModel model) {
        String who = model.model().map(name -> "model " + name).orElse("no model");
        out.printf("%d questions, the estate as of %s, %s%n", questions, now, who);
        model.away(Languages.EN).ifPresent(why -> out.println("The model is not asked: " + why));
        out.flush();
    }

    void add(AskedQuestion one, Answer answer, Verdict verdict, double took) {
        seconds.add(took);
        boolean answers = one.kind() == AskedQuestion.Kind.ANSWER;
        answerable += answers ? 1 : 0;
        rightOfAnswerable += answers && verdict.right() ? 1 : 0;
        right += verdict.right() ? 1 : 0;
        sourcesRight += verdict.sourcesRight() ? 1 : 0;
        invented += (int) verdict.invented();
        traps += verdict.trapped() ? 1 : 0;
        row(one, answer, verdict, took);
        if (verbose || !verdict.right() || !verdict.sourcesRight() || verdict.invented() > 0) {
            said(one, answer);
        }
        answer.modelAway().ifPresent(why -> {
            away.merge(why, 1, Integer::sum);
            out.println("         model away: " + why);
        });
        out.flush();
    }

    private void row(AskedQuestion one, Answer answer, Verdict verdict, double took) {
        out.printf(
                Locale.ROOT,
                "%-8s %-7s %-5s %-8s sources %-5s invented %d%s  %.3f s  %s%n",
                one.id(),
                one.kind().name().toLowerCase(Locale.ROOT),
                verdict.right() ? "right" : "wrong",
                answer.outcome().name().toLowerCase(Locale.ROOT),
                verdict.sourcesRight() ? "right" : "wrong",
                verdict.invented(),
                verdict.trapped() ? "  TRAP" : "",
                took,
                shown(oneLine(one.question())));
    }

    private static String shown(String question) {
        return question.length() <= MOST_SHOWN ? question : question.substring(0, MOST_SHOWN) + " …";
    }

    private void said(AskedQuestion one, Answer answer) {
        out.println("         said: " + oneLine(Verdict.marked(answer)));
        out.println("         from: "
                + answer.sources().stream().map(Source::id).toList() + ", wanted: " + one.sources() + " "
                + one.accept());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    Result sums(HeardModel model) {
        List<Double> sorted = seconds.stream().sorted().toList();
        out.printf(
                Locale.ROOT,
                "%nanswerable right %d of %d; sources right %d of %d; seconds p50 %.3f p99 %.3f%n",
                rightOfAnswerable,
                answerable,
                sourcesRight,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * 0.99) - 1)));
        int withoutModel = away.values().stream().mapToInt(Integer::intValue).sum();
        if (model.model().isPresent()) {
            out.printf(
                    "model away for %d of %d, then the facts' answer is counted; asked for %d, %d tokens%n",
                    withoutModel, sorted.size(), model.asked(), model.tokens());
            away.forEach((why, times) -> out.printf("  %d: %s%n", times, why));
        }
        out.printf("right=%d/%d invented=%d traps=%d%n", right, sorted.size(), invented, traps);
        out.flush();
        return new Result(
                sorted.size(), answerable, rightOfAnswerable, right, sourcesRight, invented, traps, withoutModel);
    }
}
