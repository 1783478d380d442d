package io.evenkeel.knowledge.internal.search;

import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Knowledge.Passage;
import io.evenkeel.knowledge.SearchTrial;
import io.evenkeel.knowledge.internal.PublishedText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The index as the server has it, filled by hand. */
final class TrialIndex implements SearchTrial {
    private static final int MEANINGS_AT_ONCE = 500;

    private final PassageIndex index;
    private final Optional<Meaning> meaning;
    private final Optional<Meaning> composed;
    private long mark;

    private TrialIndex(PassageIndex index, Optional<Meaning> meaning) {
        this.index = index;
        this.meaning = meaning;
        this.composed = meaning.map(ComposedMeaning::new);
    }

    /** The service. */
    public static final class Opening implements Maker {

        @Override
        public SearchTrial open(Path folder, Optional<Path> model) throws IOException {
            Optional<Meaning> meaning = model.map(ModelJars::in);
            return new TrialIndex(PassageIndex.open(folder), meaning);
        }
    }

    @Override
    public void put(List<TrialText> articles) throws IOException {
        add(articles.stream().filter(TrialText::composed).toList(), composed);
        add(articles.stream().filter(each -> !each.composed()).toList(), meaning);
        index.commit(meaning.map(Meaning::name).orElse(""));
    }

    private void add(List<TrialText> articles, Optional<Meaning> model) throws IOException {
        for (TrialText article : articles) {
            mark++;
            PublishedText text = new PublishedText(
                    article.key(),
                    Article.Kind.ARTICLE,
                    article.title(),
                    "en",
                    article.body(),
                    article.rules(),
                    List.of(),
                    mark,
                    false);
            index.replace(text, Documents.Vectors.NONE);
        }
        index.refresh(mark);
        while (model.isPresent() && index.addMeanings(model.get(), MEANINGS_AT_ONCE) > 0) {
            index.refresh(mark);
        }
    }

    @Override
    public List<Passage> byWords(String text, int limit) throws IOException {
        return index.byWords(Question.of(text), limit);
    }

    @Override
    public List<Passage> fused(String text, int limit) throws IOException {
        return index.fused(Question.of(text), meaning.orElseThrow().ofQuestion(text), limit);
    }

    @Override
    public int passages() throws IOException {
        return index.passages();
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
