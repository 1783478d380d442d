package io.evenkeel.assistant.internal.eval;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.Evaluation.Result;
import io.evenkeel.assistant.Question;
import io.evenkeel.assistant.Source;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One run over a questions file. */
public final class Trial {
    private static final int WARM_UP = 5;

    private Trial() {}

    /** @param verbose whether the text of right answers is printed too */
    public static Result run(Path questions, Path folder, PrintWriter out, boolean verbose) {
        List<AskedQuestion> asked = AskedQuestion.read(questions);
        Estate estate = Estate.load(folder);
        Composer composer = estate.composer();
        out.printf("%d questions, the estate as of %s, no model%n", asked.size(), estate.now());
        asked.stream().limit(WARM_UP).forEach(one -> answer(estate, composer, one));
        double[] seconds = new double[asked.size()];
        var sums = new int[6];
        for (int i = 0; i < asked.size(); i++) {
            AskedQuestion one = asked.get(i);
            long begin = System.nanoTime();
            Answer answer = answer(estate, composer, one);
            seconds[i] = (System.nanoTime() - begin) / 1e9;
            Verdict verdict = Verdict.of(one, answer);
            print(out, one, answer, verdict, seconds[i]);
            if (verbose || !verdict.right() || !verdict.sourcesRight()) {
                said(out, one, answer);
            }
            boolean answerable = one.kind() == AskedQuestion.Kind.ANSWER;
            sums[0] += answerable ? 1 : 0;
            sums[1] += answerable && verdict.right() ? 1 : 0;
            sums[2] += verdict.right() ? 1 : 0;
            sums[3] += verdict.sourcesRight() ? 1 : 0;
            sums[4] += (int) verdict.invented();
            sums[5] += verdict.trapped() ? 1 : 0;
        }
        var result = new Result(asked.size(), sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
        sums(out, result, seconds);
        return result;
    }

    private static Answer answer(Estate estate, Composer composer, AskedQuestion one) {
        return composer.answer(
                estate.asker(one.asker()),
                new Question(one.question(), one.about(), List.of()),
                Composer.Progress.NONE);
    }

    private static void print(PrintWriter out, AskedQuestion one, Answer answer, Verdict verdict, double seconds) {
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
                seconds,
                one.question().replaceAll("\\s+", " "));
    }

    private static void said(PrintWriter out, AskedQuestion one, Answer answer) {
        out.println("         said: " + Verdict.text(answer).replaceAll("\\s+", " "));
        out.println("         from: "
                + answer.sources().stream().map(Source::id).toList() + ", wanted: " + one.sources() + " "
                + one.accept());
    }

    private static void sums(PrintWriter out, Result result, double[] seconds) {
        Arrays.sort(seconds);
        out.printf(
                Locale.ROOT,
                "%nanswerable right %d of %d; sources right %d of %d; seconds p50 %.3f p99 %.3f%n",
                result.rightOfAnswerable(),
                result.answerable(),
                result.sourcesRight(),
                result.questions(),
                seconds[seconds.length / 2],
                seconds[Math.min(seconds.length - 1, (int) Math.ceil(seconds.length * 0.99) - 1)]);
        out.printf(
                "right=%d/%d invented=%d traps=%d%n",
                result.right(), result.questions(), result.invented(), result.traps());
        out.flush();
    }
}
