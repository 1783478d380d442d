package io.evenkeel.knowledge.internal.search;

import io.evenkeel.knowledge.Knowledge.Passage;
import io.evenkeel.knowledge.internal.PublishedText;
import io.evenkeel.knowledge.internal.search.Documents.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Passages in a folder, up to a mark of the shelf. What is replaced is found after {@link #refresh}, and kept after {@link
 * #commit}. Thread-safe; one writer at a time.
 */
final class PassageIndex implements AutoCloseable {
    private static final String MARK = "mark";
    private static final String ANALYSIS = "analysis";
    private static final String MODEL = "model";
    private static final String FORMAT = "format";

    /** Of the fields of its documents; counted up when an older program's documents cannot be read by this one. */
    private static final String FORMAT_NUMBER = "1";

    private static final double BUFFER_MEGABYTES = 32;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile long mark;

    private PassageIndex(Directory directory, IndexWriter writer, SearcherManager searchers, long mark) {
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
        this.mark = mark;
    }

    /** How a folder is opened for Lucene. */
    interface Storage {
        Directory open(Path folder) throws IOException;
    }

    static PassageIndex open(Path folder) throws IOException {
        return open(folder, FSDirectory::open);
    }

    /**
     * @throws IndexTrouble.IndexHeld when another process writes there
     * @throws IndexTrouble.IndexUnfit when what lies there is no index, broken, or of another version of Lucene
     * @throws IOException when the folder cannot be read or written; what lies there may be well
     */
    static PassageIndex open(Path folder, Storage storage) throws IOException {
        Directory directory = storage.open(Files.createDirectories(folder));
        IndexWriter writer = null;
        try {
            writer = new IndexWriter(directory, settings());
            Map<String, String> kept = kept(writer);
            return new PassageIndex(
                    directory, writer, new SearcherManager(writer, null), Long.parseLong(kept.getOrDefault(MARK, "0")));
        } catch (IOException | RuntimeException e) {
            if (writer != null) {
                writer.rollback();
            }
            directory.close();
            throw IndexTrouble.of(folder, e);
        }
    }

    private static IndexWriterConfig settings() {
        return new IndexWriterConfig(new KeywordAnalyzer())
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setUseCompoundFile(true)
                .setCommitOnClose(false);
    }

    private static Map<String, String> kept(IndexWriter writer) {
        Iterable<Map.Entry<String, String>> entries = writer.getLiveCommitData();
        return entries == null
                ? Map.of()
                : StreamSupport.stream(entries.spliterator(), false)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The shelf's greatest mark of what is in it. */
    long mark() {
        return mark;
    }

    /** Whether its terms were cut and its documents were made as this program does. */
    boolean fits() {
        Map<String, String> kept = kept(writer);
        return kept.isEmpty()
                || (String.valueOf(Tokens.VERSION).equals(kept.get(ANALYSIS))
                        && FORMAT_NUMBER.equals(kept.get(FORMAT)));
    }

    /** Gives up what was not committed, and the folder's lock; it answers on as it was until {@link #close}. */
    void stopWriting() throws IOException {
        writer.rollback();
    }

    /** The model of the meanings that it holds; empty for none. */
    String model() {
        return kept(writer).getOrDefault(MODEL, "");
    }

    void replace(PublishedText article, Documents.Vectors vectors) throws IOException {
        Term key = new Term(Documents.KEY, article.key());
        if (article.gone()) {
            writer.deleteDocuments(key);
        } else {
            writer.updateDocuments(key, Documents.of(article, vectors));
        }
    }

    void refresh(long upTo) throws IOException {
        searchers.maybeRefreshBlocking();
        mark = upTo;
    }

    /** @param model of its meanings; empty where it holds none */
    void commit(String model) throws IOException {
        Map<String, String> state = Map.of(
                MARK,
                Long.toString(mark),
                ANALYSIS,
                String.valueOf(Tokens.VERSION),
                FORMAT,
                FORMAT_NUMBER,
                MODEL,
                model);
        writer.setLiveCommitData(state.entrySet());
        writer.commit();
    }

    /** Something that is read from one state of the index. */
    interface Reading<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    <T> T read(Reading<T> reading) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return reading.of(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /** The vector of a passage by the hash of its words; empty where it is not here. */
    float[] meaningOf(String hash) throws IOException {
        return read(searcher -> {
            ScoreDoc[] hits =
                    searcher.search(new ConstantScoreQuery(new TermQuery(new Term(Documents.HASH, hash))), 1).scoreDocs;
            return hits.length == 0 ? new float[0] : Look.meaning(searcher, hits[0].doc);
        });
    }

    /**
     * Gives passages that lack it their meaning, found after the next refresh.
     *
     * @return how many it were
     */
    int addMeanings(Meaning meaning, int most) throws IOException {
        List<Kept> lacking = read(searcher -> {
            List<Kept> found = new ArrayList<>();
            Query lacks =
                    new ConstantScoreQuery(new TermQuery(new Term(Documents.LACKS_MEANING, Documents.LACKS_MEANING)));
            for (ScoreDoc hit : searcher.search(lacks, most).scoreDocs) {
                found.add(Kept.of(searcher.storedFields().document(hit.doc)));
            }
            return found;
        });
        for (Kept passage : lacking) {
            writer.updateDocument(
                    new Term(Documents.ID, passage.id()),
                    Documents.passage(passage, meaning.ofPassage(passage.said())));
        }
        return lacking.size();
    }

    List<Passage> byWords(Question question, int limit) throws IOException {
        return read(searcher -> {
            Look look = new Look(searcher, question);
            return look.passages(look.byWords(), limit);
        });
    }

    List<Passage> fused(Question question, float[] meaning, int limit) throws IOException {
        return read(searcher -> {
            Look look = new Look(searcher, question);
            return look.passages(look.fused(meaning), limit);
        });
    }

    int passages() throws IOException {
        return read(searcher -> searcher.getIndexReader().getDocCount(Documents.Sort.PASSAGE.words));
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.rollback();
        directory.close();
    }
}
