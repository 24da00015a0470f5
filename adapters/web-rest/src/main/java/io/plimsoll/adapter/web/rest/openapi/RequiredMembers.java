package io.plimsoll.adapter.web.rest.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record's member has to be there unless its type says that it may be missing. */
final class RequiredMembers implements ModelConverter {

  private static final String OURS = "io.plimsoll.adapter.web.rest.";
  private static final String REFERENCE = "#/components/schemas/";

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) return null;
    var schema = chain.next().resolve(type, context, chain);
    var raw = Json.mapper().constructType(type.getType()).getRawClass();
    if (schema != null && raw.isRecord() && raw.getName().startsWith(OURS)) {
      Schema<?> model =
          schema.get$ref() == null
              ? schema
              : context.getDefinedModels().get(schema.get$ref().substring(REFERENCE.length()));
      if (model != null && model.getProperties() != null)
        model.setRequired(
            Arrays.stream(raw.getRecordComponents())
                .filter(RequiredMembers::isRequired)
                .map(RecordComponent::getName)
                .filter(model.getProperties()::containsKey)
                .toList());
    }
    return schema;
  }

  private static boolean isRequired(RecordComponent component) {
    return component.getType() != Optional.class
        && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
