package org.sada.analytics.text;

import org.apache.lucene.analysis.ar.ArabicStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;

/** Stems: Porter's for Latin letters, light ones for Arabic; and the consonants of Arabic stems. For one thread. */
final class Stems {
    private static final int FEWEST_CONSONANTS = 2;

    private final ArabicStemmer arabic = new ArabicStemmer();
    private final EnglishStemmer english = new EnglishStemmer();

    String stem(String word) {
        if (isArabic(word)) {
            char[] chars = word.toCharArray();
            return new String(chars, 0, arabic.stem(chars, chars.length));
        }
        english.setCurrent(word);
        english.stem();
        return english.getCurrent();
    }

    /** The stem without ا و ي ه and hamza, which dialects and writers treat freely; empty where too little is left. */
    static String skeleton(String stem) {
        StringBuilder consonants = new StringBuilder(stem.length());
        for (int index = 0; index < stem.length(); index++) {
            char letter = stem.charAt(index);
            if ("اويهىءة".indexOf(letter) < 0) {
                consonants.append(letter);
            }
        }
        return consonants.length() < FEWEST_CONSONANTS ? "" : consonants.toString();
    }

    static boolean isArabic(CharSequence word) {
        for (int index = 0; index < word.length(); index++) {
            char letter = word.charAt(index);
            if (letter >= 0x0600 && letter <= 0x06FF && Character.isLetter(letter)) {
                return true;
            }
        }
        return false;
    }
}
