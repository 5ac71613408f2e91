package io.kubeschool.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the content: {@code lessons/CHAPTER/LESSON/lesson.yaml} and, for other languages, the texts
 * of the same path in their folders. docs/lesson-authors.md describes the format. All methods throw
 * {@link ContentException}.
 */
public final class LessonLoader {

  private static final List<String> LESSON_FIELDS =
      List.of("title", "minutes", "experiments", "seed", "nodes", "steps");
  private static final List<String> DEFAULT_NODES = List.of("node01", "node02");

  private final Path root;

  /**
   * A loader.
   *
   * @param root the folder that holds {@code lessons}, {@code lessons-ru} and {@code lessons-fr}
   */
  public LessonLoader(Path root) {
    this.root = root;
  }

  /** The chapters and the lessons' ids, from the folders alone. */
  public Course course() {
    List<Course.Chapter> chapters = new ArrayList<>();
    Path lessons = root.resolve(Language.EN.folder());
    for (Path chapter : folders(lessons)) {
      List<String> ids =
          folders(chapter).stream()
              .map(lesson -> chapter.getFileName() + "/" + lesson.getFileName())
              .toList();
      chapters.add(new Course.Chapter(chapter.getFileName().toString(), ids));
    }
    return new Course(List.copyOf(chapters));
  }

  /** A chapter's title, from its {@code chapter.yaml}. */
  public String chapterTitle(String chapter, Language language) {
    return ContentNode.read(
            root.resolve(language.folder()).resolve(chapter).resolve("chapter.yaml"))
        .required("title")
        .text();
  }

  /** A lesson's length, without reading all of it. */
  public Outline outline(String id) {
    Path file = file(id, Language.EN);
    try {
      return Outline.of(Files.readString(file));
    } catch (IOException e) {
      throw new ContentException(file, 0, "cannot be read");
    }
  }

  /** A lesson with its texts in that language. */
  public Lesson load(String id, Language language) {
    Path file = file(id, Language.EN);
    ContentNode node = ContentNode.read(file);
    node.fields(LESSON_FIELDS);
    TextCollector texts = new TextCollector();
    texts.put("title", node.required("title"));
    List<Step> steps = new StepReader(texts).steps(node.required("steps"));
    Lesson lesson =
        new Lesson(
            id,
            node.required("minutes").number(1),
            texts(node.optional("experiments")),
            node.optional("seed") == null ? 1 : node.required("seed").number(0),
            node.optional("nodes") == null ? DEFAULT_NODES : texts(node.required("nodes")),
            files(file.resolveSibling("files")),
            steps,
            new Texts(Language.EN, texts.texts()));
    return language == Language.EN
        ? lesson
        : lesson.withTexts(
            new TranslationReader(file(id, language), language).read(lesson.texts()));
  }

  private Path file(String id, Language language) {
    return root.resolve(language.folder()).resolve(id).resolve("lesson.yaml");
  }

  private static List<String> texts(ContentNode list) {
    return list == null ? List.of() : list.items().stream().map(ContentNode::text).toList();
  }

  private static Map<String, String> files(Path folder) {
    Map<String, String> files = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) tree.sorted()::iterator) {
        if (Files.isRegularFile(path)) {
          files.put(folder.relativize(path).toString(), Files.readString(path));
        }
      }
    } catch (IOException e) {
      throw new ContentException(folder, 0, "cannot be read");
    }
    return new LinkedHashMap<>(files);
  }

  private static List<Path> folders(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new ContentException(parent, 0, "there is no such folder of lessons");
    }
  }
}
