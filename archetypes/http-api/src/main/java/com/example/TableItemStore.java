package com.example;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.rest.PagedResponse;
import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Items in Table Storage: the owner is the partition key, the id the row key. A version is the time
 * in the service's own entity tag, which is weak, so that it fits into a strong one.
 *
 * <p>Limits: 10 seconds for one item, retries included; 3 requests for a page, of which none begins
 * after 10 seconds. How long one request may take is the client's setting.
 */
final class TableItemStore implements ItemStore {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_REQUESTS_A_PAGE = 3;

  private static final String NAME = "name";
  private static final String DESCRIPTION = "description";
  private static final String QUANTITY = "quantity";
  private static final String ETAG = "odata.etag";
  private static final String VERSION = "[0-9A-Za-z%:.-]{1,60}";
  // The client takes the last quotation mark off the tag in a header, but not in an entity.
  private static final Pattern TABLE_ETAG = Pattern.compile("W/\"datetime'(" + VERSION + ")'\"?");

  private final TableClient table;

  TableItemStore(TableClient table) {
    this.table = table;
  }

  @Override
  public ItemPage list(UUID owner, UUID after, int size) {
    String own = "PartitionKey eq '" + owner.toString() + "'";
    String filter = after == null ? own : own + " and RowKey gt '" + after.toString() + "'";
    // One more than asked for tells whether there is a next page.
    ListEntitiesOptions options = new ListEntitiesOptions().setFilter(filter).setTop(size + 1);
    return StorageAnswer.of(() -> page(options, size));
  }

  @Override
  public Optional<Item> find(UUID owner, UUID id) {
    try {
      return StorageAnswer.of(
          () ->
              Optional.of(
                  item(
                      table
                          .getEntityWithResponse(
                              owner.toString(), id.toString(), null, TIMEOUT, Context.NONE)
                          .getValue())));
    } catch (HttpResponseException e) {
      if (isAbsent(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Item add(UUID owner, UUID id, ItemContent content) {
    TableEntity entity = entity(owner, id, content);
    try {
      return StorageAnswer.of(
          () ->
              written(id, content, table.createEntityWithResponse(entity, TIMEOUT, Context.NONE)));
    } catch (HttpResponseException e) {
      if (e.getResponse().getStatusCode() == 409) {
        throw new Refusal(Problem.conflict("There is an item with this id."));
      }
      throw e;
    }
  }

  @Override
  public Item replace(UUID owner, UUID id, String version, ItemContent content) {
    TableEntity entity = entity(owner, id, content).addProperty(ETAG, tableEtag(version));
    try {
      return StorageAnswer.of(
          () ->
              written(
                  id,
                  content,
                  table.updateEntityWithResponse(
                      entity, TableEntityUpdateMode.REPLACE, true, TIMEOUT, Context.NONE)));
    } catch (HttpResponseException e) {
      refuse(e);
      throw e;
    }
  }

  @Override
  public void remove(UUID owner, UUID id, String version) {
    TableEntity entity =
        new TableEntity(owner.toString(), id.toString()).addProperty(ETAG, tableEtag(version));
    try {
      Response<Void> response =
          StorageAnswer.of(
              () -> table.deleteEntityWithResponse(entity, true, TIMEOUT, Context.NONE));
      // The client takes an absent entity for a deleted one.
      if (response.getStatusCode() == 404) {
        throw new Refusal(Problem.notFound());
      }
    } catch (HttpResponseException e) {
      refuse(e);
      throw e;
    }
  }

  private ItemPage page(ListEntitiesOptions options, int size) {
    List<Item> items = new ArrayList<>();
    Iterator<PagedResponse<TableEntity>> answers =
        table.listEntities(options, TIMEOUT, Context.NONE).iterableByPage().iterator();
    boolean more = true;
    long begin = System.nanoTime();
    // The service may answer with few entities, or none, and a promise of more.
    for (int i = 0; i < MAX_REQUESTS_A_PAGE && more && items.size() <= size; i++) {
      if (System.nanoTime() - begin > TIMEOUT.toNanos()) {
        break;
      }
      PagedResponse<TableEntity> answer = answers.next();
      answer.getValue().forEach(entity -> items.add(item(entity)));
      more = answer.getContinuationToken() != null;
    }
    if (items.isEmpty() && more) {
      throw new StoreUnavailable(
          new TimeoutException("No entity in the time and requests for a page"));
    }
    List<Item> page = items.subList(0, Math.min(size, items.size()));
    return new ItemPage(page, more || items.size() > size ? page.get(page.size() - 1).id() : null);
  }

  private static TableEntity entity(UUID owner, UUID id, ItemContent content) {
    TableEntity entity = new TableEntity(owner.toString(), id.toString());
    entity.addProperty(NAME, content.name());
    entity.addProperty(QUANTITY, content.quantity());
    if (content.description() != null) {
      entity.addProperty(DESCRIPTION, content.description());
    }
    return entity;
  }

  private static Item item(TableEntity entity) {
    return new Item(
        UUID.fromString(entity.getRowKey()),
        version(entity.getETag()),
        new ItemContent(
            (String) entity.getProperty(NAME),
            (String) entity.getProperty(DESCRIPTION),
            (Integer) entity.getProperty(QUANTITY)));
  }

  private static Item written(UUID id, ItemContent content, Response<Void> response) {
    return new Item(id, version(response.getHeaders().getValue(HttpHeaderName.ETAG)), content);
  }

  private static String version(String tableEtag) {
    Matcher etag = TABLE_ETAG.matcher(tableEtag);
    if (!etag.matches()) {
      throw new IllegalStateException("The service's entity tag has another form than expected");
    }
    return etag.group(1);
  }

  /** The service's tag for a version; never one that matches every version. */
  private static String tableEtag(String version) {
    if (!version.matches(VERSION)) {
      throw IfMatch.changed();
    }
    return "W/\"datetime'" + version + "'\"";
  }

  /** Tells the caller what the service's answer to a conditional write means, if it is one. */
  private static void refuse(HttpResponseException e) {
    if (isAbsent(e)) {
      throw new Refusal(Problem.notFound());
    }
    if (e.getResponse().getStatusCode() == 412) {
      throw IfMatch.changed();
    }
  }

  /** Whether the entity is missing; when the table is, that is nobody's answer but a fault. */
  private static boolean isAbsent(HttpResponseException e) {
    return e.getResponse().getStatusCode() == 404
        && !(e instanceof TableServiceException service
            && service.getValue() != null
            && TableErrorCode.TABLE_NOT_FOUND.equals(service.getValue().getErrorCode()));
  }
}
