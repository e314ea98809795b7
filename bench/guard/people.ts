/** Invented people by the origin of their names, for the bench alone: [given names, surnames]. */
const split = (names: string): string[] => names.trim().split(/\s+/)

export const groups: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  scottish: [
    split(
      'Jamie Kirsty Callum Eilidh Fraser Morag Hamish Shona Lewis Isla Rory Catriona Gregor Ailsa Struan Lorna Finlay Heather Murdo Skye Cameron Rowan Logan Blair Kerr',
    ),
    split(
      'MacLeod McKay Strachan Farquharson Geddes Mutch Duguid Imlach Cruickshank Gauld Innes Riddoch Smith Stewart Reid Urquhart McGillivray Sim Cormack Buchan Mackie Legge Cheyne Watt Coull',
    ),
  ],
  gaelic: [
    split(
      'Ruaridh Mairead Eòghann Catrìona Aonghas Sìne Iain Oighrig Calum Mòrag Fionnlagh Beathag Niall Ciorstaidh Uilleam Seonag Dòmhnall Peigi Tormod Marsaili Lachlann Raonaid Alasdair Eubh Pàdraig',
    ),
    split(
      'MacDhòmhnaill NicLeòid MacAoidh Nic-a-Phì MacIlleathain NicDhòmhnaill MacAmhlaigh MacRath NicFhionghain MacSuain NicÌomhair MacAsgaill MacCoinnich NicCoinnich MacNèill',
    ),
  ],
  english: [
    split(
      'Jack Olivia Harry Amelia George Poppy Alfie Freya Archie Ella Kayleigh Tyler Chantelle Kyle Demi-Leigh Brandon Jayden Ellie-Mae Mason Lacey Corey Shannon Dylan Paige Connor Courtney',
    ),
    split(
      'Smith Jones Taylor Brown Wilson Thompson Robinson Wright Walker Hughes Edwards Green Wood Harris Lewis Clarke Turner Hill Cooper Ward Baker Harrison Shaw Bennett Cook',
    ),
  ],
  polish: [
    split(
      'Przemysław Agnieszka Krzysztof Katarzyna Zuzanna Małgorzata Wojciech Kacper Oliwia Grzegorz Kinga Mateusz Bartek Kasia Łukasz Ola Szymon Jagoda Tomek Zosia Paweł Basia Dorota Jakub Ewelina',
    ),
    split(
      'Kowalczyk Nowak Wiśniewska Wójcik Lewandowski Zielińska Szymański Dąbrowska Jankowski Mazur Krawczyk Piotrowska Grabowski Pawłowska Michalski Król Wieczorek Jabłońska Stępień Górski Sikora Baran Duda Szczepańska Błaszczyk',
    ),
  ],
  'south asian': [
    split(
      'Ayesha Mohammed Priya Imran Zainab Arjun Fatima Harpreet Bilal Sana Rohan Anjali Usman Nadia Kiran Gurpreet Aarav Simran Hamza Iqra Rizwan Meera Tariq Sunita Vikram',
    ),
    split(
      'Khan Patel Hussain Singh Ahmed Begum Kaur Akhtar Mahmood Sharma Chaudhry Malik Iqbal Rahman Gill Sheikh Mirza Das Bhatt Qureshi Aziz Sandhu Nair Islam Butt',
    ),
  ],
  arabic: [
    split(
      'Omar Layla Khalid Maryam Yusuf Noor Abdulrahman Salma Ahmad Hiba Mustafa Rania Tareq Amal Walid Dima Bashar Ghadir Nizar Shahd Rami Lujain Zaid Batoul Faris',
    ),
    split(
      'Al-Masri Haddad Khoury Al-Ahmad Nasser Saleh Hamdan Darwish Shaheen Al-Khatib Barakat Sabbagh Kassem Othman Zidan Al-Sayed Mansour Hariri Najjar Awad Qasim Taha Ibrahim Hassan Rashid',
    ),
  ],
  african: [
    split(
      'Chidi Ngozi Kwame Abena Temitope Oluwaseun Amara Kofi Tendai Rudo Thandiwe Sipho Adaeze Emeka Folasade Yaw Blessing Wanjiku Otieno Tesfaye Selam Mulugeta Abdi Hodan Ifeoma',
    ),
    split(
      'Okafor Adeyemi Mensah Boateng Moyo Ndlovu Nkosi Eze Okonkwo Owusu Chukwu Asante Banda Mutasa Kamau Ochieng Haile Tekle Warsame Osman Balogun Nwosu Dlamini Sesay Kargbo',
    ),
  ],
  'eastern european': [
    split(
      'Andrei Ionela Dmitri Oksana Vasile Ruslana Gintaras Rasa Jānis Ilze Zoltán Eszter Bogdan Mariana Yevhen Halyna Mindaugas Eglė Stoyan Desislava Miroslav Zdenka Viktor Svitlana Florin',
    ),
    split(
      'Popescu Ionescu Shevchenko Bondarenko Kazlauskas Petrauskienė Bērziņš Ozola Nagy Kovács Dumitru Stoica Ivanov Petrova Georgiev Novák Horváth Tkachenko Melnyk Balodis Szabó Munteanu Lungu Dimitrov Svoboda',
    ),
  ],
  'word names': [
    split(
      'Grace Will Mark Summer Hope Faith Rose Daisy Poppy Lily Ruby Amber Jade Autumn Joy Dawn Ivy Holly Violet Hazel Robin Jack Grant Drew Jasmine',
    ),
    split(
      'Young King Hill Wood Park Long Black White Day Cook Bell Stone Field Banks Fox Swift Sharp Bird Love Rice Frost Marsh Waters Savage Rivers',
    ),
  ],
  nicknames: [
    split(
      'Jaz Bobo Kev Shaz Gaz Tam Wullie Daz Chantz Mikey Jonno Becs Zuzu Lolly Minty Dougie Shug Babs Jojo Tibby Gogs Kenzie Lozza Titch Boysie',
    ),
    split(
      'Milne Duthie Gow Ross Flett Mair Findlay Slater Bowie Wiseman Murray Garden Main Smart Bruce Reid Allan Cowie Hay Wood Thain Lorimer Gunn Rae Dey',
    ),
  ],
}
