/** Words in an entry that describe and do not name. */
export const describing: ReadonlySet<string> = new Set(
  'the and of mr mrs ms miss mx dr doctor prof pc sgt wee child baby mum mother dad father gran granny nan uncle auntie aunt sister brother sibling parent carer foster worker social teacher nurse health visitor headteacher gp police officer partner known as aka nee née formerly also dob born aged age years old'.split(
    ' ',
  ),
)
