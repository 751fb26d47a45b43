package org.sada.contract.fact;

import java.util.List;

/**
 * What a customer's text says; all that is kept of it beside a digest.
 *
 * @param categories of the taxonomy that it complains of, sorted; none where it is no complaint, or where nobody can say
 * @param sentiment how it feels; null where that is not known
 */
public record Said(List<String> categories, Sentiment sentiment) {
    public Said {
        categories = List.copyOf(categories);
    }
}
